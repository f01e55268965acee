namespace CloudBridge.Scratch;

/// <summary>Ocular, a service of others around the forum. Methods throw as those of <see cref="IScratchSite"/>.</summary>
public interface IOcular
{
    /// <summary>What a user says of themselves there.</summary>
    Task<OcularUser> GetUserAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>How a post of the forum was reacted to; ways that nobody chose may be among them.</summary>
    Task<IReadOnlyList<OcularReaction>> GetReactionsAsync(long post, CancellationToken cancellationToken = default);
}

namespace CloudBridge.Scratch;

/// <summary>Ocular, a service of others around the forum. Methods throw as those of <see cref="IScratchSite"/>.</summary>
public interface IOcular
{
    /// <summary>The name, status and colour that a user has set on ocular.</summary>
    Task<OcularUser> GetUserAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>The reactions to a post of the forum; those that nobody chose may be among them.</summary>
    Task<IReadOnlyList<OcularReaction>> GetReactionsAsync(long post, CancellationToken cancellationToken = default);
}

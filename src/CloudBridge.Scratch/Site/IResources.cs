namespace CloudBridge.Scratch;

/// <summary>Scratch's links to things to read or print. Methods throw as those of <see cref="IScratchSite"/>.</summary>
public interface IResources
{
    /// <summary>All links, in Scratch's own order.</summary>
    Task<IReadOnlyList<ResourceLink>> GetLinksAsync(CancellationToken cancellationToken = default);
}

namespace CloudBridge.CloudServer;

/// <summary>
/// Keeps values of rooms beyond the life of the server. It may fail or hang: the server goes on in memory meanwhile and
/// tries again. Loads come from several threads at a time, saves one after another.
/// </summary>
public interface IRoomStore
{
    /// <summary>The variables of a room; none where nothing is kept.</summary>
    Task<IReadOnlyList<KeptVariable>> LoadAsync(string projectId, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps changes, all or none, and notes that these rooms are in use; one without variables is in use and unchanged.
    /// </summary>
    /// <returns>
    /// The rooms that are not kept any more, because others needed their place or they were too old; null when nothing is
    /// kept any more but these changes.
    /// </returns>
    Task<IReadOnlyList<string>?> SaveAsync(IReadOnlyList<KeptRoom> rooms, CancellationToken cancellationToken);
}

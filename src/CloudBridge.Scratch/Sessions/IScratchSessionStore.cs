namespace CloudBridge.Scratch;

/// <summary>
/// Keeps sessions between runs, one for an account. What it writes must be of no use to others. Safe for threads.
/// </summary>
public interface IScratchSessionStore
{
    /// <summary>The session of an account; null when there is none.</summary>
    ValueTask<ScratchSession?> LoadAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Keeps a session in place of an earlier one.</summary>
    ValueTask SaveAsync(ScratchSession session, CancellationToken cancellationToken);

    /// <summary>Forgets the session of an account.</summary>
    ValueTask DeleteAsync(string userName, CancellationToken cancellationToken);
}

using System.Collections.Concurrent;

namespace CloudBridge.Scratch;

/// <summary>Keeps sessions while the program runs and no longer.</summary>
public sealed class MemorySessionStore : IScratchSessionStore
{
    private readonly ConcurrentDictionary<string, ScratchSession> _sessions = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public ValueTask<ScratchSession?> LoadAsync(string userName, CancellationToken cancellationToken) =>
        new(_sessions.GetValueOrDefault(userName));

    /// <inheritdoc />
    public ValueTask SaveAsync(ScratchSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        _sessions[session.UserName] = session;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DeleteAsync(string userName, CancellationToken cancellationToken)
    {
        _sessions.TryRemove(userName, out _);
        return ValueTask.CompletedTask;
    }
}

using System.Text;

namespace CloudBridge.CloudServer.Auditing;

/// <summary>
/// Who changed which variable when, for a while. What is too old goes, and beyond the bytes the oldest of all rooms. A
/// change costs a lock that is held for moments; values are read only when somebody asks.
/// </summary>
internal sealed class AuditTrail(TimeSpan lifetime, long maxBytes, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<AuditEntry> _entries = new();
    private long _bytes;

    /// <summary>The trail that options ask for; null when they ask for none.</summary>
    public static AuditTrail? Of(CloudServerOptions options, TimeProvider time) =>
        options.AuditFor > TimeSpan.Zero ? new AuditTrail(options.AuditFor, options.AuditBytes, time) : null;

    /// <summary>Remembers a change. The lines tell the values before and after; null for none.</summary>
    public void Add(
        ChangeKind kind,
        string projectId,
        byte[] name,
        string user,
        byte[]? before,
        byte[]? after,
        byte[]? newName = null)
    {
        var entry = new AuditEntry(kind, projectId, name, user, LineValue.Of(before), LineValue.Of(after), newName, time.GetUtcNow(), time.GetTimestamp());
        lock (_gate)
        {
            _entries.Enqueue(entry);
            _bytes += entry.Bytes;
            while (_bytes > maxBytes)
            {
                Drop();
            }
        }
    }

    /// <summary>Forgets what is too old.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            while (_entries.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Timestamp) >= lifetime)
            {
                Drop();
            }
        }
    }

    /// <summary>The latest changes in a room, newest first.</summary>
    /// <param name="projectId">Which room.</param>
    /// <param name="variable">Which variable alone; null for all.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<AuditedChange> Read(string projectId, string? variable, int count)
    {
        Sweep();
        AuditEntry[] entries;
        lock (_gate)
        {
            entries = [.. _entries];
        }

        var name = variable is null ? null : Encoding.UTF8.GetBytes(variable);
        return [.. entries.Reverse().Where(entry => entry.IsAbout(projectId, name)).Take(count).Select(entry => entry.Read())];
    }

    private void Drop() => _bytes -= _entries.Dequeue().Bytes;
}

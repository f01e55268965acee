using System.Text;

namespace CloudBridge.CloudServer.Auditing;

/// <summary>A change as it is remembered: what it shares with the room is counted all the same, as it may outlive it.</summary>
internal sealed class AuditEntry(
    ChangeKind kind,
    string projectId,
    byte[] name,
    string user,
    LineValue before,
    LineValue after,
    byte[]? newName,
    DateTimeOffset at,
    long timestamp)
{
    private const int Overhead = 256;

    /// <summary>The time of the change, by the clock that never leaps.</summary>
    public long Timestamp => timestamp;

    /// <summary>The approximate number of bytes that it takes.</summary>
    public int Bytes { get; } =
        Overhead + ((projectId.Length + user.Length) * sizeof(char)) + name.Length + LengthOf(newName) + LengthOf(before.Json) + LengthOf(after.Json);

    /// <summary>
    /// True when it is about a variable of a room, under its old or its new name; null stands for every variable.
    /// </summary>
    public bool IsAbout(string project, byte[]? variable) =>
        projectId == project && (variable is null || name.AsSpan().SequenceEqual(variable) || newName.AsSpan().SequenceEqual(variable));

    public AuditedChange Read() =>
        new(at, projectId, Encoding.UTF8.GetString(name), user, kind, before.Read(), after.Read(), newName is null ? null : Encoding.UTF8.GetString(newName));

    private static int LengthOf(byte[]? bytes) => bytes?.Length ?? 0;
}

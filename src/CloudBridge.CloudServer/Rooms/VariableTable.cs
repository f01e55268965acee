using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>
/// The variables of a room by the UTF-8 bytes of their names, within the bytes of the room and of the server. The first bytes belong to the room
/// as long as it exists: where others have used up the memory of the server, a room of ordinary size goes on.
/// </summary>
internal sealed class VariableTable
{
    /// <summary>Bytes of a room that are its own: ten variables of 256 digits.</summary>
    public const int Own = 6 * 1024;

    /// <summary>What a variable takes beside its line and its name.</summary>
    private const int Overhead = 128;

    private readonly CloudServerOptions _options;
    private readonly MemoryBudget _memory;
    private readonly Dictionary<byte[], CloudVariable> _variables = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], CloudVariable>.AlternateLookup<ReadOnlySpan<byte>> _byName;

    public VariableTable(CloudServerOptions options, MemoryBudget memory)
    {
        (_options, _memory) = (options, memory);
        _byName = _variables.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _variables.Count;

    /// <summary>Bytes of all variables.</summary>
    public long Bytes { get; private set; }

    /// <summary>The <c>set</c> lines of all variables.</summary>
    public byte[][] Lines() => [.. _variables.Values.Select(variable => variable.Line)];

    /// <summary>Makes or changes a variable, unless that is too much.</summary>
    /// <param name="name">Its name in UTF-8.</param>
    /// <param name="line">The line that tells its value.</param>
    /// <param name="variable">The variable; null when nothing has changed.</param>
    /// <returns>Why it was refused; null when it was not.</returns>
    public CloseReason? Set(ReadOnlySpan<byte> name, byte[] line, out CloudVariable? variable)
    {
        var isNew = !_byName.TryGetValue(name, out variable);
        var bytes = isNew ? SizeOf(name, line) : line.Length - variable!.Line.Length;
        if (TakeOrRefuse(isNew, bytes) is { } refusal)
        {
            variable = null;
            return refusal;
        }

        if (isNew)
        {
            _byName[name] = variable = new CloudVariable { Line = line };
        }

        variable!.Line = line;
        return null;
    }

    /// <summary>Moves a variable to a free name; false when there is none or the name is taken.</summary>
    public bool Rename(ReadOnlySpan<byte> name, ReadOnlySpan<byte> newName, LineEncoder encoder)
    {
        if (_byName.ContainsKey(newName) || !_byName.Remove(name, out _, out var variable))
        {
            return false;
        }

        var before = SizeOf(name, variable.Line);
        variable.Line = encoder.Relabel(variable.Line, newName);
        _byName[newName] = variable;
        Keep(SizeOf(newName, variable.Line) - before);
        return true;
    }

    /// <summary>Removes a variable and returns it; null when there is none.</summary>
    public CloudVariable? Remove(ReadOnlySpan<byte> name)
    {
        if (!_byName.Remove(name, out _, out var variable))
        {
            return null;
        }

        Keep(-SizeOf(name, variable.Line));
        return variable;
    }

    /// <summary>Forgets all variables.</summary>
    public void Clear()
    {
        _variables.Clear();
        Keep(-Bytes);
    }

    private static long SizeOf(ReadOnlySpan<byte> name, byte[] line) => Overhead + name.Length + line.Length;

    private void Keep(long bytes)
    {
        _memory.Add(SharedBy(bytes));
        Bytes += bytes;
    }

    /// <summary>How much of a change is beyond what is the room's own.</summary>
    private long SharedBy(long bytes) => Math.Max(0, Bytes + bytes - Own) - Math.Max(0, Bytes - Own);

    private CloseReason? TakeOrRefuse(bool isNew, long bytes)
    {
        if (isNew && _variables.Count >= _options.MaxVariablesPerRoom)
        {
            return CloseReason.TooManyVariables;
        }

        if (bytes > 0 && Bytes + bytes > _options.MaxBytesPerRoom)
        {
            return CloseReason.RoomTooBig;
        }

        if (!_memory.TryTake(SharedBy(bytes)))
        {
            return CloseReason.OutOfMemory;
        }

        Bytes += bytes;
        return null;
    }
}

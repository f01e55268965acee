using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Rooms.Keeping;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>
/// The variables of a room by the UTF-8 bytes of their names, within the bytes of the room and of the server. The first
/// bytes belong to the room as long as it exists: where others have used up the memory of the server, a room of ordinary
/// size goes on.
/// </summary>
internal sealed class VariableTable
{
    /// <summary>Bytes of a room that are its own: ten variables of 256 digits.</summary>
    public const int Own = 6 * 1024;

    /// <summary>Bytes that a variable takes beside its line and its name.</summary>
    private const int Overhead = 128;

    private readonly CloudServerOptions _options;
    private readonly MemoryBudget _memory;
    private readonly Dictionary<byte[], RoomVariable> _variables = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], RoomVariable>.AlternateLookup<ReadOnlySpan<byte>> _byName;
    private readonly UnsavedVariables? _unsaved;

    /// <summary>Makes an empty table.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="memory">The budget from which bytes are taken.</param>
    /// <param name="isKept">True when changes are remembered for the store.</param>
    public VariableTable(CloudServerOptions options, MemoryBudget memory, bool isKept = false)
    {
        (_options, _memory) = (options, memory);
        _unsaved = isKept ? new UnsavedVariables(memory) : null;
        _byName = _variables.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _variables.Count;

    /// <summary>True when the store knows all, or is to know nothing.</summary>
    public bool IsSaved => _unsaved is null or { IsEmpty: true };

    /// <summary>Bytes of all variables.</summary>
    public long Bytes { get; private set; }

    /// <summary>True when the variable exists.</summary>
    public bool Has(ReadOnlySpan<byte> name) => _byName.ContainsKey(name);

    /// <summary>The <c>set</c> lines of all variables.</summary>
    public byte[][] Lines() => [.. _variables.Values.Select(variable => variable.Line)];

    /// <summary>
    /// The <c>set</c> lines of all variables for a host: those that hosts have missed since a time, oldest first, apart
    /// from the others.
    /// </summary>
    public (byte[][] Known, byte[][] Missed) LinesForHost(long since)
    {
        var missed = _variables.Values.Where(variable => variable.MissedAt >= since).OrderBy(variable => variable.MissedAt).ToArray();
        byte[][] known = [.. _variables.Values.Where(variable => variable.MissedAt < since).Select(variable => variable.Line)];
        foreach (var variable in _variables.Values)
        {
            variable.MissedAt = long.MinValue;
        }

        return (known, [.. missed.Select(variable => variable.Line)]);
    }

    /// <summary>Makes or changes a variable, unless that is too much.</summary>
    /// <param name="name">Its name in UTF-8.</param>
    /// <param name="line">The line that tells its value.</param>
    /// <param name="variable">The variable; null when nothing has changed.</param>
    /// <param name="before">The line it had before; null when it is new.</param>
    /// <returns>Why it was refused; null when it was not.</returns>
    public CloseReason? Set(ReadOnlySpan<byte> name, byte[] line, out RoomVariable? variable, out byte[]? before)
    {
        var refusal = Put(name, line, out variable, out before);
        if (variable is not null)
        {
            _unsaved?.Changed(variable);
        }

        return refusal;
    }

    /// <summary>Makes a variable that the store has kept, unless that is too much.</summary>
    public CloseReason? Restore(byte[] name, byte[] line)
    {
        var refusal = Put(name, line, out var variable, out _);
        if (variable is not null)
        {
            variable.IsKnown = true;
        }

        return refusal;
    }

    /// <summary>Hands over what the store does not know yet.</summary>
    public IReadOnlyList<KeptVariable> TakeUnsaved() => _unsaved?.Take() ?? [];

    /// <summary>Takes back what the store did not take.</summary>
    public void GiveBack(IReadOnlyList<KeptVariable> taken) => _unsaved?.GiveBack(taken, _variables.GetValueOrDefault);

    /// <summary>Has all saved again.</summary>
    public void Unsave()
    {
        foreach (var variable in _variables.Values)
        {
            _unsaved?.Changed(variable);
        }
    }

    /// <summary>Moves a variable to a free name and returns it; null when there is none or the name is taken.</summary>
    public RoomVariable? Rename(ReadOnlySpan<byte> name, ReadOnlySpan<byte> newName, LineEncoder encoder)
    {
        if (_byName.ContainsKey(newName) || !_byName.Remove(name, out _, out var variable))
        {
            return null;
        }

        var before = SizeOf(name, variable.Line);
        _unsaved?.Gone(variable);
        (variable.Name, variable.IsUnsaved, variable.IsKnown) = (newName.ToArray(), false, false);
        variable.Line = encoder.Relabel(variable.Line, newName);
        _variables.Add(variable.Name, variable);
        _unsaved?.Changed(variable);
        Keep(SizeOf(newName, variable.Line) - before);
        return variable;
    }

    /// <summary>Removes a variable and returns it; null when there is none.</summary>
    public RoomVariable? Remove(ReadOnlySpan<byte> name)
    {
        if (!_byName.Remove(name, out _, out var variable))
        {
            return null;
        }

        _unsaved?.Gone(variable);
        Keep(-SizeOf(name, variable.Line));
        return variable;
    }

    /// <summary>Forgets all variables.</summary>
    public void Clear()
    {
        _variables.Clear();
        _unsaved?.Clear();
        Keep(-Bytes);
    }

    private CloseReason? Put(ReadOnlySpan<byte> name, byte[] line, out RoomVariable? variable, out byte[]? before)
    {
        var isNew = !_byName.TryGetValue(name, out variable);
        before = variable?.Line;
        var bytes = isNew ? SizeOf(name, line) : line.Length - variable!.Line.Length;
        if (TakeOrRefuse(isNew, bytes) is { } refusal)
        {
            variable = null;
            return refusal;
        }

        if (isNew)
        {
            variable = new RoomVariable { Name = name.ToArray(), Line = line };
            _variables.Add(variable.Name, variable);
        }

        variable!.Line = line;
        return null;
    }

    private static long SizeOf(ReadOnlySpan<byte> name, byte[] line) => Overhead + name.Length + line.Length;

    private void Keep(long bytes)
    {
        _memory.Add(SharedBy(bytes));
        Bytes += bytes;
    }

    /// <summary>The part of a change, in bytes, that is beyond what is the room's own.</summary>
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

using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>The variables of a room by the UTF-8 bytes of their names.</summary>
internal sealed class VariableTable
{
    private readonly int _limit;
    private readonly Dictionary<byte[], CloudVariable> _variables = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], CloudVariable>.AlternateLookup<ReadOnlySpan<byte>> _byName;

    public VariableTable(int limit)
    {
        _limit = limit;
        _byName = _variables.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _variables.Count;

    /// <summary>The <c>set</c> lines of all variables.</summary>
    public byte[][] Lines() => [.. _variables.Values.Select(variable => variable.Line)];

    /// <summary>Makes or changes a variable; null when there is no room for a new one.</summary>
    public CloudVariable? Set(ReadOnlySpan<byte> name, byte[] line)
    {
        if (_byName.TryGetValue(name, out var variable))
        {
            variable.Line = line;
            return variable;
        }

        if (_variables.Count >= _limit)
        {
            return null;
        }

        variable = new CloudVariable { Line = line };
        _byName[name] = variable;
        return variable;
    }

    /// <summary>Moves a variable to a free name; false when there is none or the name is taken.</summary>
    public bool Rename(ReadOnlySpan<byte> name, ReadOnlySpan<byte> newName, LineEncoder encoder)
    {
        if (_byName.ContainsKey(newName) || !_byName.Remove(name, out _, out var variable))
        {
            return false;
        }

        variable.Line = encoder.Relabel(variable.Line, newName);
        _byName[newName] = variable;
        return true;
    }

    /// <summary>Removes a variable and returns it; null when there is none.</summary>
    public CloudVariable? Remove(ReadOnlySpan<byte> name) => _byName.Remove(name, out _, out var variable) ? variable : null;
}

using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Rooms.Keeping;

/// <summary>
/// The changes in a room that the store does not know yet: by name the variable, or null where the store has one that is gone.
/// The names of the latter are all that it takes beside the variables, and they are counted. Not thread-safe.
/// </summary>
internal sealed class UnsavedVariables(MemoryBudget memory)
{
    private const int Overhead = 128;
    private readonly Dictionary<byte[], RoomVariable?> _changes = new(Utf8Comparer.Instance);

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>A variable is new or has another value.</summary>
    public void Changed(RoomVariable variable)
    {
        if (variable.IsUnsaved)
        {
            return;
        }

        variable.IsKnown |= Forget(variable.Name);
        variable.IsUnsaved = true;
        _changes[variable.Name] = variable;
    }

    /// <summary>A variable is not there any more under its name.</summary>
    public void Gone(RoomVariable variable)
    {
        Forget(variable.Name);
        if (variable.IsKnown)
        {
            AddGone(variable.Name);
        }
    }

    /// <summary>Hands all over, as known from now on.</summary>
    public KeptVariable[] Take()
    {
        var taken = new KeptVariable[_changes.Count];
        var count = 0;
        foreach (var (name, variable) in _changes)
        {
            taken[count++] = new(name, variable?.Line);
            if (variable is null)
            {
                memory.Add(-SizeOf(name));
                continue;
            }

            (variable.IsUnsaved, variable.IsKnown) = (false, true);
        }

        _changes.Clear();
        return taken;
    }

    /// <summary>Takes back what could not be saved, save what has changed since.</summary>
    public void GiveBack(IReadOnlyList<KeptVariable> taken, Func<byte[], RoomVariable?> find)
    {
        foreach (var (name, _) in taken)
        {
            if (_changes.ContainsKey(name))
            {
                continue;
            }

            if (find(name) is { } variable)
            {
                Changed(variable);
            }
            else
            {
                AddGone(name);
            }
        }
    }

    /// <summary>Gives all up.</summary>
    public void Clear()
    {
        memory.Add(-_changes.Where(change => change.Value is null).Sum(change => SizeOf(change.Key)));
        _changes.Clear();
    }

    private static long SizeOf(byte[] name) => Overhead + name.Length;

    private void AddGone(byte[] name)
    {
        _changes[name] = null;
        memory.Add(SizeOf(name));
    }

    /// <summary>True when a variable of that name was gone.</summary>
    private bool Forget(byte[] name)
    {
        if (!_changes.Remove(name, out var variable) || variable is not null)
        {
            return false;
        }

        memory.Add(-SizeOf(name));
        return true;
    }
}

namespace CloudBridge.Rooms;

/// <summary>Ids of rooms in the order in which they began to wait. Guarded by their follower.</summary>
internal sealed class WaitingRooms
{
    private readonly Dictionary<string, LinkedListNode<string>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _order = [];

    public int Count => _nodes.Count;

    /// <summary>Adds an id behind the others, unless it waits already.</summary>
    public void Add(string id)
    {
        if (!_nodes.ContainsKey(id))
        {
            _nodes.Add(id, _order.AddLast(id));
        }
    }

    /// <summary>Takes an id out; false when it does not wait.</summary>
    public bool Remove(string id)
    {
        if (!_nodes.Remove(id, out var node))
        {
            return false;
        }

        _order.Remove(node);
        return true;
    }

    /// <summary>Takes out the id that has waited longest of those that meet a condition; null when there is none.</summary>
    public string? Take(Func<string, bool> condition)
    {
        var id = _order.FirstOrDefault(condition);
        if (id is not null)
        {
            Remove(id);
        }

        return id;
    }

    public void Clear()
    {
        _nodes.Clear();
        _order.Clear();
    }
}

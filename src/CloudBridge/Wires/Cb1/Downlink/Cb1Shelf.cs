using System.Diagnostics.CodeAnalysis;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>
/// Things for clients in the order they came, each under its client and a key; all of one client are found without looking
/// at those of others.
/// </summary>
internal sealed class Cb1Shelf<TKey, TItem>
    where TKey : notnull
{
    private readonly Dictionary<Cb1Asker, Dictionary<TKey, LinkedListNode<Place>>> _byAsker = [];
    private readonly LinkedList<Place> _order = new();

    public int Count => _order.Count;

    /// <summary>The one that came first; null when there is none.</summary>
    public LinkedListNode<Place>? First => _order.First;

    public bool TryGet(Cb1Asker asker, TKey key, [MaybeNullWhen(false)] out TItem item)
    {
        var isThere = TryFind(asker, key, out var node);
        item = isThere ? node!.Value.Item : default;
        return isThere;
    }

    /// <summary>Puts something behind all others, or in the place of what has its key.</summary>
    public void Put(Cb1Asker asker, TKey key, TItem item)
    {
        if (TryFind(asker, key, out var node))
        {
            node.Value = node.Value with { Item = item };
            return;
        }

        if (!_byAsker.TryGetValue(asker, out var own))
        {
            _byAsker[asker] = own = [];
        }

        own[key] = _order.AddLast(new Place(asker, key, item));
    }

    public void Remove(Cb1Asker asker, TKey key)
    {
        if (TryFind(asker, key, out var node))
        {
            Remove(node);
        }
    }

    public void Remove(LinkedListNode<Place> node)
    {
        _order.Remove(node);
        var own = _byAsker[node.Value.Asker];
        own.Remove(node.Value.Key);
        if (own.Count == 0)
        {
            _byAsker.Remove(node.Value.Asker);
        }
    }

    /// <summary>Puts one behind all others.</summary>
    public void PutLast(LinkedListNode<Place> node)
    {
        _order.Remove(node);
        _order.AddLast(node);
    }

    /// <summary>The keys of a client.</summary>
    public TKey[] KeysOf(Cb1Asker asker) => _byAsker.TryGetValue(asker, out var own) ? [.. own.Keys] : [];

    private bool TryFind(Cb1Asker asker, TKey key, [MaybeNullWhen(false)] out LinkedListNode<Place> node)
    {
        node = null;
        return _byAsker.TryGetValue(asker, out var own) && own.TryGetValue(key, out node);
    }

    /// <summary>Something, whose it is, and its key.</summary>
    internal readonly record struct Place(Cb1Asker Asker, TKey Key, TItem Item);
}

using System.Collections;

namespace CloudBridge.Scratch;

/// <summary>A part of a list on Scratch, without the items in it that could not be read.</summary>
/// <typeparam name="T">What the list has.</typeparam>
public sealed class ListPart<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<(int Place, T Item)> _items;

    internal ListPart(IReadOnlyList<(int Place, T Item)> items, int came) => (_items, Came) = (items, came);

    /// <summary>A list of nothing.</summary>
    internal static ListPart<T> Empty { get; } = new([], 0);

    /// <summary>
    /// The number of items that came, including those that could not be read; it shows whether the list goes on.
    /// </summary>
    public int Came { get; }

    /// <inheritdoc />
    public int Count => _items.Count;

    /// <inheritdoc />
    public T this[int index] => _items[index].Item;

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => _items.Select(entry => entry.Item).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The part of this list that came at a range of places.</summary>
    internal ListPart<T> Slice(int from, int count) => new(
        [.. _items.Where(entry => entry.Place >= from && entry.Place < from + count).Select(entry => (entry.Place - from, entry.Item))],
        Math.Clamp(Came - from, 0, count));

    /// <summary>This and what comes behind it.</summary>
    internal ListPart<T> With(ListPart<T> rest) => new([.. _items, .. rest._items.Select(entry => (entry.Place + Came, entry.Item))], Came + rest.Came);
}

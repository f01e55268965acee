using System.Buffers;
using CloudBridge.CloudServer.Limits;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>
/// The lines that wait for one client whose last send is unfinished. They stay in order up to the bound; over it the client is
/// behind, and until the backlog is empty again only the latest line of each variable is kept.
/// </summary>
/// <param name="maxMessages">Lines up to which order is kept.</param>
/// <param name="maxBytes">Bytes up to which order is kept; where the memory of the server runs short, one frame.</param>
/// <param name="memory">Where the bytes are taken from.</param>
internal sealed class Backlog(int maxMessages, int maxBytes, MemoryBudget memory)
{
    private const int FrameBytes = 64 * 1024;
    private readonly LinkedList<CloudLine> _lines = [];
    private Dictionary<RoomVariable, LinkedListNode<CloudLine>>? _latest;
    private long _bytes;

    public bool IsEmpty => _lines.Count == 0;

    /// <summary>True from the moment the bound was passed until <see cref="CatchUp"/>.</summary>
    public bool IsBehind => _latest is not null;

    /// <summary>
    /// True when even the latest lines are too many: for this client, which only renames and deletes can bring about, or
    /// for the server, which has too many clients that do not read.
    /// </summary>
    public bool IsHopeless { get; private set; }

    /// <summary>Appends a line and returns how many older ones it made stale.</summary>
    public int Add(in CloudLine line)
    {
        var node = _lines.AddLast(line);
        Keep(line.Bytes.Length);
        if (IsBehind)
        {
            var stale = Replace(node);
            IsHopeless |= (memory.IsSpent && _bytes > FrameBytes) || (_lines.Count > 2L * maxMessages && _lines.Count > 2L * _latest!.Count);
            return stale;
        }

        return _lines.Count > maxMessages || _bytes > (memory.IsTight ? FrameBytes : maxBytes) ? FallBehind() : 0;
    }

    /// <summary>Takes the oldest lines, as many as one frame should hold; there must be one.</summary>
    public OutgoingFrame Take()
    {
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max((int)Math.Min(_bytes, FrameBytes), _lines.First!.Value.Bytes.Length));
        var length = 0;
        var messages = 0;
        while (_lines.First is { } node && length + node.Value.Bytes.Length <= rented.Length)
        {
            node.Value.Bytes.CopyTo(rented.AsSpan(length));
            length += node.Value.Bytes.Length;
            messages++;
            Remove(node);
        }

        return new OutgoingFrame(rented.AsMemory(0, length), messages, rented);
    }

    /// <summary>The client has got everything: from here on order is kept again.</summary>
    public void CatchUp() => _latest = null;

    public void Clear()
    {
        _lines.Clear();
        _latest = null;
        Keep(-_bytes);
    }

    private void Keep(long bytes)
    {
        _bytes += bytes;
        memory.Add(bytes);
    }

    private int FallBehind()
    {
        _latest = [];
        var stale = 0;
        for (var node = _lines.First; node is not null;)
        {
            var next = node.Next;
            stale += Replace(node);
            node = next;
        }

        return stale;
    }

    private int Replace(LinkedListNode<CloudLine> node)
    {
        if (node.Value.Variable is not { } variable)
        {
            return 0;
        }

        var isStale = _latest!.Remove(variable, out var older);
        _latest[variable] = node;
        if (!isStale)
        {
            return 0;
        }

        _lines.Remove(older!);
        Keep(-older!.Value.Bytes.Length);
        return 1;
    }

    private void Remove(LinkedListNode<CloudLine> node)
    {
        _lines.Remove(node);
        Keep(-node.Value.Bytes.Length);
        if (node.Value.Variable is { } variable)
        {
            _latest?.Remove(variable);
        }
    }
}

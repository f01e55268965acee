using CloudBridge.Clouds;

namespace CloudBridge.Identity;

/// <summary>
/// The rows that have proved a request, so that none proves another. When there are too many, all rows as
/// old as those forgotten count as used. Not safe for threads.
/// </summary>
internal sealed class UsedRows(int capacity)
{
    private readonly HashSet<CloudLogEntry> _rows = [];
    private readonly Queue<CloudLogEntry> _order = new();
    private DateTimeOffset _floor = DateTimeOffset.MinValue;

    public bool Contains(CloudLogEntry row) => row.At <= _floor || _rows.Contains(row);

    public void Add(CloudLogEntry row)
    {
        if (_rows.Add(row))
        {
            _order.Enqueue(row);
        }

        if (_order.Count > capacity)
        {
            var oldest = _order.Dequeue();
            _rows.Remove(oldest);
            _floor = oldest.At > _floor ? oldest.At : _floor;
        }
    }
}

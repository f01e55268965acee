namespace CloudBridge.CloudServer.Scratch.Cloud;

/// <summary>The last rows of one project and when each becomes visible. It is not safe for several threads.</summary>
internal sealed class ProjectLog(int maxRows)
{
    private readonly List<(ScratchLogRow Row, long VisibleAt)> _rows = [];

    public void Append(ScratchLogRow row, long visibleAt)
    {
        var earliest = _rows.Count == 0 ? visibleAt : _rows[^1].VisibleAt;
        _rows.Add((row, Math.Max(earliest, visibleAt)));
        if (_rows.Count > maxRows + (maxRows / 4))
        {
            _rows.RemoveRange(0, _rows.Count - maxRows);
        }
    }

    /// <summary>Visible rows, newest first.</summary>
    public IReadOnlyList<ScratchLogRow> Read(long now, int offset, int limit)
    {
        var rows = new List<ScratchLogRow>();
        var newest = _rows.FindLastIndex(entry => entry.VisibleAt <= now);
        for (var i = newest - offset; i >= First && rows.Count < limit; i--)
        {
            rows.Add(_rows[i].Row);
        }

        return rows;
    }

    /// <summary>All rows, oldest first.</summary>
    public IReadOnlyList<ScratchLogRow> ReadAll() => [.. _rows.Skip(First).Select(entry => entry.Row)];

    private int First => Math.Max(0, _rows.Count - maxRows);
}

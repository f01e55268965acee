using CloudBridge.Clouds;

namespace CloudBridge.Connections.History;

/// <summary>Finds the rows of a cloud log that have not been read before. Not safe for threads.</summary>
internal sealed class LogTail
{
    /// <summary>Rows can become visible late; a row this much older than the newest is known or lost.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    /// <summary>Far more than a minute has; a log whose rows never grow old must not fill the memory.</summary>
    private const int MaxKnown = 20_000;

    private readonly HashSet<CloudLogEntry> _known = [];

    /// <summary>Rows that are remembered.</summary>
    public int Count => _known.Count;

    /// <summary>The rows not given before that are not older than a time, oldest first.</summary>
    public IReadOnlyList<CloudLogEntry> News(CloudLogPage page, DateTimeOffset since)
    {
        var news = page.Entries.Reverse().Where(row => row.At >= since && _known.Add(row)).OrderBy(row => row.At).ToArray();
        if (page.Entries.Count > 0)
        {
            var newest = page.Entries.Max(row => row.At);
            _known.RemoveWhere(row => row.At < newest - Memory);
        }

        if (_known.Count > MaxKnown)
        {
            _known.Clear();
        }

        return news;
    }
}

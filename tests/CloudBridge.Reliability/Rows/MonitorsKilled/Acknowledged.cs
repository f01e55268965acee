using System.Globalization;

namespace CloudBridge.Reliability.Rows.MonitorsKilled;

/// <summary>What the processes said was durable.</summary>
internal sealed class Acknowledged
{
    /// <summary>Monitors by number, with their address.</summary>
    public Dictionary<long, string> Monitors { get; } = [];

    /// <summary>Transitions by number, with their monitor.</summary>
    public Dictionary<long, long> Transitions { get; } = [];

    public HashSet<string> Keys { get; } = [];

    /// <summary>Monitors whose deletion was begun.</summary>
    public HashSet<long> Doomed { get; } = [];

    /// <summary>Monitors whose deletion was acknowledged.</summary>
    public HashSet<long> Deleted { get; } = [];

    public int Count => Monitors.Count + Transitions.Count + Keys.Count + Deleted.Count;

    /// <summary>Takes a line of the output.</summary>
    /// <returns>Whether it says that writing begins.</returns>
    public bool Note(string line)
    {
        switch (line.Split(' '))
        {
            case [MonitorWriter.Ready, "."]:
                return true;
            case ["m", var id, var url, "."]:
                Monitors.Add(Number(id), url);
                break;
            case ["t", var id, var monitor, "."]:
                Transitions.Add(Number(id), Number(monitor));
                break;
            case ["k", var id, "."]:
                Keys.Add(id);
                break;
            case ["x", var id, "."]:
                Doomed.Add(Number(id));
                break;
            case ["d", var id, "."]:
                Deleted.Add(Number(id));
                break;
        }

        return false;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

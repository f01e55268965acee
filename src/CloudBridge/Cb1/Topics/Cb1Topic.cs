namespace CloudBridge.Cb1.Topics;

/// <summary>A topic of one project. Guarded by the room.</summary>
internal sealed class Cb1Topic(string name, int number)
{
    private const int MaxVersion = 99;

    public string Name { get; } = name;

    /// <summary>1 to 99, or 0 for messages.</summary>
    public int Number { get; } = number;

    /// <summary>1 to 99, then 1 again; 0 before the first value.</summary>
    public int Version { get; private set; }

    /// <summary>The latest value; null before the first.</summary>
    public RequestResult? Value { get; private set; }

    /// <summary>True when the latest value has been handed to the downlink.</summary>
    public bool IsSent { get; set; }

    /// <summary>When it was last of use to anybody.</summary>
    public long UsedTimestamp { get; set; }

    /// <summary>Clients that want new values; those that say nothing for long may be gone.</summary>
    public HashSet<Cb1Asker> Subscribers { get; } = [];

    /// <summary>Gives it a value.</summary>
    public void Set(RequestResult value)
    {
        Value = value;
        IsSent = false;
        Version = (Version % MaxVersion) + 1;
    }
}

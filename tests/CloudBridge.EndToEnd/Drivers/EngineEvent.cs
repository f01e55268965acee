namespace CloudBridge.EndToEnd.Drivers;

/// <summary>One line of engine.mjs; which members are set depends on the event.</summary>
internal sealed record EngineEvent(string Event)
{
    public string? Message { get; init; }

    public string Request { get; init; } = "";

    public string Status { get; init; } = "";

    public string Answer { get; init; } = "";

    public string Error { get; init; } = "";

    public IReadOnlyList<string> List { get; init; } = [];

    /// <summary>Since it was asked, by the clock of the project, which counts frames.</summary>
    public double Seconds { get; init; }

    /// <summary>How many values of each kind the project had written by then.</summary>
    public IReadOnlyDictionary<string, int> Written { get; init; } = new Dictionary<string, int>();

    /// <summary>The requests the small server understood.</summary>
    public IReadOnlyList<HeardRequest> Heard { get; init; } = [];

    /// <summary>How many values of each kind it got.</summary>
    public IReadOnlyDictionary<string, int> Kinds { get; init; } = new Dictionary<string, int>();

    /// <summary>Values lost on purpose.</summary>
    public int Lost { get; init; }

    /// <summary>Requests that are open at the end.</summary>
    public int Open { get; init; }

    /// <summary>Items and parts in memory at the end.</summary>
    public int Left { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> TopicValues { get; init; } = [];

    public string News { get; init; } = "";

    public IReadOnlyList<string> Warnings { get; init; } = [];
}

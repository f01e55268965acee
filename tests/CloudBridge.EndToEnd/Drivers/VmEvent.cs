namespace CloudBridge.EndToEnd.Drivers;

/// <summary>One line of run-vm.mjs; which members are set depends on the event.</summary>
internal sealed record VmEvent(string Event)
{
    public const string Ready = "ready";
    public const string Answer = "answer";
    public const string Done = "done";
    public const string Replayed = "replayed";
    public const string Finished = "finished";
    public const string Error = "error";

    public int Vm { get; init; }

    public string? Message { get; init; }

    public int CloudVariables { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<string> Results { get; init; } = [];

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<int> Milliseconds { get; init; } = [];

    public int ReRequests { get; init; }

    /// <summary>Values heard that carry bare digits, not encoded text.</summary>
    public int RawAnswers { get; init; }

    /// <summary>Values missed on purpose.</summary>
    public int HiddenValues { get; init; }

    /// <summary>How often the player's connection was opened.</summary>
    public int Connections { get; init; }

    /// <summary>What the project wrote to the host in a replay.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>The items the project understood in a replay.</summary>
    public IReadOnlyList<string> Response { get; init; } = [];

    public string? Status { get; init; }

    public double Seconds { get; init; }
}

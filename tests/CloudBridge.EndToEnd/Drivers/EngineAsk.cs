namespace CloudBridge.EndToEnd.Drivers;

/// <summary>One request of a project with the engine, and what the small server answers.</summary>
internal sealed record EngineAsk(string Request, params IReadOnlyList<string> Inputs)
{
    /// <summary>What stands in the slot of the message "ask text", beside a list of inputs that does not.</summary>
    public string Text { get; init; } = "";

    public EngineAnswer? Answer { get; init; }

    /// <summary>The message that makes the project ask.</summary>
    public string With { get; init; } = "ask";
}

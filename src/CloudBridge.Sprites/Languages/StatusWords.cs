namespace CloudBridge.Sprites.Languages;

/// <summary>
/// The words that the variable for the status of a request can hold: one or two short words each, in the language of the project.
/// </summary>
internal sealed record StatusWords
{
    /// <summary>The request is on its way, or its answer is.</summary>
    public string Asking { get; init; } = "asking";

    /// <summary>The answer is there.</summary>
    public string Done { get; init; } = "done";

    /// <summary>The request went wrong on the server.</summary>
    public string Failed { get; init; } = "failed";

    /// <summary>The thing that was asked for does not exist.</summary>
    public string NotFound { get; init; } = "not found";

    /// <summary>An argument was not right.</summary>
    public string BadArgument { get; init; } = "bad argument";

    /// <summary>The server was there and said nothing in time.</summary>
    public string Timeout { get; init; } = "timeout";

    /// <summary>The server has not been heard of since the project started.</summary>
    public string Offline { get; init; } = "offline";
}

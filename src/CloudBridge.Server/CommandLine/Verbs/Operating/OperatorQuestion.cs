namespace CloudBridge.Server.CommandLine.Verbs.Operating;

/// <summary>A question of an operator to the running server, with its options.</summary>
/// <param name="Method">The method of HTTP.</param>
/// <param name="Path">The path with its query.</param>
/// <param name="KeyFile">The file with the key; null for the environment.</param>
/// <param name="Config">The file with the configuration; null for the usual one.</param>
/// <param name="IsJson">Whether the answer is for programs.</param>
internal sealed record OperatorQuestion(HttpMethod Method, string Path, string? KeyFile, string? Config, bool IsJson)
{
    /// <summary>The body, written as JSON; null for none.</summary>
    public object? Body { get; init; }

    /// <summary>The meaning of 404; null for what the server says itself.</summary>
    public string? WhenMissing { get; init; }
}

namespace CloudBridge.Server.Configuration;

/// <summary>Where configuration comes from, beside the shipped file.</summary>
/// <param name="WorkingDirectory">Where an <c>appsettings.json</c> may be.</param>
/// <param name="File">The file named by <c>--config</c>; null for none.</param>
/// <param name="Variables">The environment.</param>
/// <param name="Arguments">Settings of the command line; a null value is one that was left out.</param>
internal sealed record ConfigurationRequest(
    string WorkingDirectory,
    string? File,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<KeyValuePair<string, string?>> Arguments);

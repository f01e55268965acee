namespace CloudBridge.Server.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Key">The key, as <c>Section:Key</c>.</param>
/// <param name="Problem">What is wrong, a sentence that may follow the key.</param>
/// <param name="Source">Where it was set; null when nowhere.</param>
/// <param name="Allowed">What would be right.</param>
/// <param name="Example">A setting that is right.</param>
internal sealed record ConfigurationFault(
    string Key,
    string Problem,
    string? Source = null,
    string? Allowed = null,
    string? Example = null);

namespace CloudBridge.Server.Features.Monitors.Http.Input;

/// <summary>Where alerts shall go.</summary>
internal sealed record AlertBody
{
    /// <summary>webhook, discord or cloud.</summary>
    public string? Kind { get; init; }

    /// <summary>The address, or for the cloud its name, a slash and the project: Scratch/123456789.</summary>
    public string? Target { get; init; }
}

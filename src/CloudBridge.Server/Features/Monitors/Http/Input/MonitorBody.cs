using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http.Input;

/// <summary>The settings of a monitor. A field that is missing or null takes its default, or stays as it is.</summary>
internal sealed record MonitorBody
{
    /// <summary>The address to ask; one without a scheme is taken for https. Needed for a new monitor.</summary>
    public string? Url { get; init; }

    /// <summary>A name for people, 60 characters at most.</summary>
    public string? Label { get; init; }

    /// <summary>GET, HEAD or POST. Default GET.</summary>
    public string? Method { get; init; }

    /// <summary>The time between checks in seconds. Default 300.</summary>
    public int? IntervalSeconds { get; init; }

    /// <summary>The time that a check may take in seconds. Default 10, from 1 to 30.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>
    /// The statuses that count as up: 200 or 200-399, from 100 to 999. Default 200-399. Where it is redirects alone, such as 301, none is followed.
    /// </summary>
    public string? Expected { get; init; }

    /// <summary>A text that must be in the answer, 200 characters at most; an empty one looks for none.</summary>
    public string? Text { get; init; }

    /// <summary>Days before the certificate ends at which there is a warning; 0 never. Default 14, up to 90.</summary>
    public int? TlsWarningDays { get; init; }

    /// <summary>Shows its state to everybody, by badge and status feed. Default false.</summary>
    public bool? IsPublic { get; init; }

    /// <exception cref="ApiException">The method is unknown.</exception>
    public MonitorChange ToChange() => new()
    {
        Url = Url,
        Label = Label,
        Method = Method is null ? null : MethodOf(Method),
        IntervalSeconds = IntervalSeconds,
        TimeoutSeconds = TimeoutSeconds,
        Expected = Expected,
        Text = Text,
        TlsWarningDays = TlsWarningDays,
        IsPublic = IsPublic,
    };

    private static CheckMethod MethodOf(string name)
    {
        var index = ApiWords.Methods.ToList().FindIndex(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? (CheckMethod)index : throw ApiException.BadValue($"method must be one of {string.Join(", ", ApiWords.Methods)}.");
    }
}

using CloudBridge.Monitors.Model;

namespace CloudBridge.Monitors;

/// <summary>The settings of a monitor that its owner chooses.</summary>
public sealed record MonitorSettings
{
    /// <summary>
    /// The address, canonical: scheme http or https, host in ASCII, no user, no fragment. 2,000 characters at most.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>The host of the address, as it is looked up and counted.</summary>
    public string Host => Site.HostOf(Url).ToString().ToLowerInvariant();

    /// <summary>A name for people, 60 characters at most; may be empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>The method by which it is asked. Default GET.</summary>
    public CheckMethod Method { get; init; }

    /// <summary>The time between two checks. Default 300 s, range 30 s to 24 h.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// The time that a check may take in all. Default 10 s, range 1 s to 30 s and never more than 0.8 of the interval.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The statuses that count as up. Default 200 to 399 after redirects; where it is redirects alone, none is followed.
    /// </summary>
    public StatusRange Expected { get; init; } = StatusRange.Default;

    /// <summary>
    /// A text that must be in the beginning of the body, unpacked and in its characters, exactly as written; null looks for none.
    /// 200 characters at most.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Warns that many days before the certificate ends; 0 never. Default 14, range 0 to 90.</summary>
    public int TlsWarningDays { get; init; } = 14;

    /// <summary>True when everybody may see its state, by badge and status feed. Default false.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Tells whether facts about the target of other settings hold for these too: it is asked in the same way.</summary>
    public bool AsksLike(MonitorSettings other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Url == other.Url && Method == other.Method && Expected.FollowsRedirects == other.Expected.FollowsRedirects;
    }
}

namespace CloudBridge.Monitors;

/// <summary>A monitor as it is stored.</summary>
public sealed record MonitorDefinition
{
    /// <summary>Its number, from 1; never used again.</summary>
    public required long Id { get; init; }

    /// <summary>The account it belongs to.</summary>
    public required long OwnerId { get; init; }

    /// <summary>The settings that the owner chose.</summary>
    public required MonitorSettings Settings { get; init; }

    /// <summary>The time at which it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The state of its last transition; <see cref="MonitorState.Pending"/> before the first.</summary>
    public MonitorState State { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset StateSince { get; init; }

    /// <summary>The reason for the state, in a word or a sentence for its owner; empty when there is nothing to say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// The last state that subscribers know of, whatever was done by hand since; <see cref="MonitorState.Pending"/> when they
    /// know of none.
    /// </summary>
    public MonitorState Told { get; init; }

    /// <summary>The target does not know HEAD and is asked by GET instead.</summary>
    public bool HeadFails { get; init; }

    /// <summary>
    /// The end of the first certificate on the way to the target that ends, as of the latest check; null when not known.
    /// </summary>
    public DateTimeOffset? CertificateEndsAt { get; init; }

    /// <summary>
    /// The last check before it was paused, however long ago that was; null when it never was, or was never checked before.
    /// </summary>
    public CheckResult? LastCheck { get; init; }

    /// <summary>Grows with every change of the settings or the state; the ETag.</summary>
    public long Version { get; init; }
}

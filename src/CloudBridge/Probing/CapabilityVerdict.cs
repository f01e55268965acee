namespace CloudBridge.Clouds;

/// <summary>The outcomes of trying something on a cloud.</summary>
public enum CapabilityVerdict
{
    /// <summary>It works.</summary>
    Proven,

    /// <summary>It works, although clouds of this kind do not promise it; nothing relies on it.</summary>
    Unpromised,

    /// <summary>It does not work, and clouds of this kind do not promise it.</summary>
    Absent,

    /// <summary>It should work and does not.</summary>
    Failed,

    /// <summary>Something it needs has failed.</summary>
    Skipped,
}

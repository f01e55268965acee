namespace CloudBridge.TestKit.Faults;

/// <summary>The connections of a proxy that a fault concerns.</summary>
[Flags]
public enum FaultScope
{
    /// <summary>Those that are open.</summary>
    Existing = 1,

    /// <summary>Those that come, until the faults are cleared.</summary>
    New = 2,

    /// <summary>All.</summary>
    All = Existing | New,
}

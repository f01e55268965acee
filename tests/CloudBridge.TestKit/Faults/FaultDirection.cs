namespace CloudBridge.TestKit.Faults;

/// <summary>The streams of a connection that a fault concerns.</summary>
[Flags]
public enum FaultDirection
{
    /// <summary>What the client sends.</summary>
    ToTarget = 1,

    /// <summary>What the server sends.</summary>
    ToClient = 2,

    /// <summary>Both.</summary>
    Both = ToTarget | ToClient,
}

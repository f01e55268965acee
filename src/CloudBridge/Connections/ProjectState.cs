namespace CloudBridge;

/// <summary>Where the connection of a project stands.</summary>
public enum ProjectState
{
    /// <summary>Not started, or stopped.</summary>
    Idle,

    /// <summary>Opening the socket and shaking hands.</summary>
    Connecting,

    /// <summary>Taking requests and answering.</summary>
    Live,

    /// <summary>Waiting before the next try.</summary>
    BackingOff,
}

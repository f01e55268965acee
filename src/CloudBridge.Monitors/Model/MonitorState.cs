namespace CloudBridge.Monitors;

/// <summary>The state of a monitor. The numbers are stored; they never change.</summary>
public enum MonitorState
{
    /// <summary>Not known yet.</summary>
    Pending = 0,

    /// <summary>The target answers as expected.</summary>
    Up = 1,

    /// <summary>It does not, and two more checks have confirmed that.</summary>
    Down = 2,

    /// <summary>It goes up and down too often to say either.</summary>
    Flapping = 3,

    /// <summary>Not checked, because somebody or a rule said so.</summary>
    Paused = 4,

    /// <summary>Not checked, because the address may not be asked; see the egress guard.</summary>
    Refused = 5,
}

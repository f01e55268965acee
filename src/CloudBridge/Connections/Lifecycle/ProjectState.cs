namespace CloudBridge.Hosting;

/// <summary>Where the connection of a project stands.</summary>
public enum ProjectState
{
    /// <summary>Not started, or stopped.</summary>
    Idle,

    /// <summary>Waiting for its turn, signing in and opening the socket.</summary>
    Connecting,

    /// <summary>The socket is open; telling the cloud who joins which project.</summary>
    Handshaking,

    /// <summary>Finding out what happened meanwhile: the values as they are, and the cloud log where there is one.</summary>
    Resyncing,

    /// <summary>Taking requests and answering.</summary>
    Live,

    /// <summary>Waiting before the next try.</summary>
    BackingOff,

    /// <summary>Given up until the configuration is changed and the bridge started again; the log says why.</summary>
    Fatal,
}

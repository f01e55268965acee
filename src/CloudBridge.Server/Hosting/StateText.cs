namespace CloudBridge.Server.Hosting;

/// <summary>The states of a project in plain words.</summary>
internal static class StateText
{
    public static string Of(ProjectState state) => state switch
    {
        ProjectState.Live => "live",
        ProjectState.Connecting => "connecting",
        ProjectState.Handshaking => "shaking hands",
        ProjectState.Resyncing => "catching up",
        ProjectState.BackingOff => "waiting to try again",
        ProjectState.Fatal => "given up, see the log",
        _ => "stopped",
    };
}

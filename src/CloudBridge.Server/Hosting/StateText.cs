namespace CloudBridge.Server.Hosting;

/// <summary>The states of a project in plain words.</summary>
internal static class StateText
{
    public static string Of(ProjectState state) => state switch
    {
        ProjectState.Live => "live",
        ProjectState.Connecting => "connecting",
        ProjectState.BackingOff => "waiting to try again",
        _ => "stopped",
    };
}

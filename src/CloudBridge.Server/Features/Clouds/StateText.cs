using CloudBridge.Clouds;
using CloudBridge.Hosting;

namespace CloudBridge.Server.Features.Clouds;

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

    /// <summary>The finding about whether values of others arrive; empty when it has not been tried.</summary>
    public static string Of(PushProof proof) => proof switch
    {
        PushProof.Pushed => "proven: values arrive at once",
        PushProof.OnlyLogged => "connected but silent: requests are read from the cloud log",
        PushProof.Lost => "what the bridge writes arrives nowhere: run cloudbridge doctor",
        _ => "",
    };
}

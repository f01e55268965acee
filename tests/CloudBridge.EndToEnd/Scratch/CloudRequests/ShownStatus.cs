namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>The texts a project shows as the state of its request.</summary>
internal static class ShownStatus
{
    public const string Loading = "LOADING";
    public const string Receiving = "RECEIVING";
    public const string Done = "DONE";
    public const string TimedOut = "TIMEOUT";
}

namespace CloudBridge.Sprites.Compatible;

/// <summary>The progress of a request, as the official project shows it.</summary>
internal static class Progress
{
    public const string Loading = "LOADING";
    public const string Receiving = "RECEIVING";
    public const string Done = "DONE";
    public const string TimedOut = "TIMEOUT";
}

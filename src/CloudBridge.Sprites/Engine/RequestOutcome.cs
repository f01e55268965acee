namespace CloudBridge.Sprites.Engine;

/// <summary>
/// The outcome of a request: a position in the lists of status words and sentences. The last three are offline, too.
/// </summary>
internal static class RequestOutcome
{
    public const int Done = 1;
    public const int Failed = 2;
    public const int NotFound = 3;
    public const int BadArgument = 4;
    public const int Timeout = 5;
    public const int Offline = 6;
    public const int Damaged = 7;
    public const int TooLong = 8;
    public const int Unserved = 9;
    public const int Away = 10;
    public const int NoVariables = 11;
}

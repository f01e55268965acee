using CloudBridge.Sprites.Engine.Asking;

namespace CloudBridge.Sprites.Engine;

/// <summary>The progress of a request. The numbers stand in the blocks.</summary>
internal static class RequestState
{
    public const int Waiting = 0;

    /// <summary>Digits of the answer have come, or are to come.</summary>
    public const int Reading = 1;

    /// <summary>The result is there to be taken.</summary>
    public const int Ready = 2;
}

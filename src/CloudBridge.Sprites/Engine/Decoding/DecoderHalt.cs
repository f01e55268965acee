namespace CloudBridge.Sprites.Engine.Decoding;

/// <summary>The reason why the decoder stops. The numbers stand in the blocks.</summary>
internal static class DecoderHalt
{
    public const int None = 0;

    /// <summary>The next digits have not come yet.</summary>
    public const int Starved = 1;

    /// <summary>The time in this frame is used up.</summary>
    public const int Paused = 2;

    public const int Finished = 3;
    public const int Damaged = 4;
}

using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The cyan blocks that a headless project needs.</summary>
internal static class Sensing
{
    /// <summary>Seconds since the green flag or the last reset; stands still within a frame.</summary>
    public static Reporter Timer => new(new Block("sensing_timer"));

    /// <summary>Empty for players who are not logged in.</summary>
    public static Reporter Username => new(new Block("sensing_username"));

    public static Reporter DaysSince2000 => new(new Block("sensing_dayssince2000"));

    public static Block ResetTimer() => new("sensing_resettimer");
}

using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The blue blocks.</summary>
internal static class Motion
{
    /// <summary>-240 to 240 and -180 to 180, both from the middle.</summary>
    public static Block GoTo(Value x, Value y) => new("motion_gotoxy")
    {
        Inputs = [new ValueInput("X", SlotKind.Number, x), new ValueInput("Y", SlotKind.Number, y)],
    };
}

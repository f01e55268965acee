namespace CloudBridge.Sprites.Blocks;

/// <summary>The kind of text that may be typed into a round slot. The numbers are those of the file format.</summary>
internal enum SlotKind
{
    Number = 4,
    PositiveNumber = 5,
    WholeNumber = 6,
    Integer = 7,
    Text = 10,
}

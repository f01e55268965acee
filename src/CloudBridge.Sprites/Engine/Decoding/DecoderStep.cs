namespace CloudBridge.Sprites.Engine.Decoding;

/// <summary>
/// The next thing that the decoder reads. The numbers stand in the blocks; the text by the model, which is read most often, is
/// first.
/// </summary>
internal static class DecoderStep
{
    public const int Text = 1;
    public const int Character = 2;
    public const int Page = 3;
    public const int PageHigh = 4;
    public const int PageLow = 5;
    public const int Item = 6;
    public const int Raw = 7;
    public const int Number = 8;
    public const int Group = 9;
    public const int Sign = 10;
    public const int Count = 11;
    public const int Point = 12;
    public const int Start = 13;
    public const int LengthCheck = 14;
    public const int FirstDigits = 15;
    public const int MoreDigits = 16;
}

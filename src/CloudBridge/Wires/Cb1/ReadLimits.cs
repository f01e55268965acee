using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Wires.Cb1;

/// <summary>The limits of what a client reads, or everybody for whom something is.</summary>
/// <param name="MaxLength">The longest value.</param>
/// <param name="Variables">Answer variables, counted from the first.</param>
internal readonly record struct ReadLimits(int MaxLength, int Variables)
{
    private const int MaxDigits = 999_999;
    private static readonly int HeadOfEntry = EntryLength.OfAnswer(EntryLength.MaxDigits) - EntryLength.MaxDigits;

    /// <summary>
    /// Fewer than the 1,000 that can be told apart: parts that fill values up are short, and need numbers, too.
    /// </summary>
    private const int FullParts = 900;

    /// <summary>The limits that are certain of a client that has not said hello.</summary>
    public static ReadLimits Least { get; } = new(UpValue.MinReadLength, 1);

    /// <summary>The longest payload that goes as one entry.</summary>
    public int MaxShortDigits => Math.Min(EntryLength.MaxDigits, MaxLength - PackedValue.Overhead - HeadOfEntry);

    /// <summary>The digits of a part that has a value for itself.</summary>
    public int FullPart => MaxLength - SoloValue.Overhead;

    /// <summary>The most digits a long answer has.</summary>
    public int MaxLongDigits => Math.Min(MaxDigits, FullParts * FullPart);

    /// <summary>True when whoever reads this reads all that the others do.</summary>
    public bool Cover(in ReadLimits others) => MaxLength >= others.MaxLength && Variables >= others.Variables;

    /// <summary>The limits of what these and the others read.</summary>
    public ReadLimits And(in ReadLimits others) => new(Math.Min(MaxLength, others.MaxLength), Math.Min(Variables, others.Variables));

    /// <summary>True when an answer can be written for who reads this.</summary>
    public bool Hold(Cb1Form form, int digits) => form switch
    {
        Cb1Form.Long => digits <= MaxLongDigits,
        Cb1Form.Short or Cb1Form.Number => digits <= MaxShortDigits,
        _ => false,
    };
}

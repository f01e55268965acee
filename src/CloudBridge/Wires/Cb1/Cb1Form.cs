namespace CloudBridge.Wires.Cb1;

/// <summary>The ways in which the digits of an answer are to be read. The numbers are the kinds of entry that say so.</summary>
internal enum Cb1Form
{
    /// <summary>A payload that fits into one entry.</summary>
    Short = 1,

    /// <summary>A payload with the last choice of a long answer; it travels in parts.</summary>
    Long = 2,

    /// <summary>The digits are the answer.</summary>
    Number = 8,
}

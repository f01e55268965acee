namespace CloudBridge.Protocol.Cb1.Payloads.Coding;

/// <summary>The state of a <see cref="RangeEncoder"/> at a mark.</summary>
/// <param name="Count">Groups of digits written.</param>
/// <param name="Low">The low end of the interval.</param>
/// <param name="Range">Its width.</param>
/// <param name="Carried">The group a carry would have added to; -1 for none.</param>
/// <param name="CarriedGroup">The value of that group at the mark.</param>
internal readonly record struct RangeMark(int Count, long Low, long Range, int Carried, ushort CarriedGroup);

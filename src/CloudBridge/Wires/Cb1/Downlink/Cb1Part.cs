namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>Where a part of a long answer lies in its digits, and when it last left.</summary>
internal readonly record struct Cb1Part(int Start, int Length, long SentTimestamp);

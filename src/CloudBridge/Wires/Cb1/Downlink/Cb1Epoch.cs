using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>Two digits that tell this run of the server from earlier ones.</summary>
internal sealed class Cb1Epoch(TimeProvider time)
{
    private const int Count = 100;

    private readonly HashSet<int> _others = [];

    /// <summary>0 to 99.</summary>
    public int Number { get; private set; } = (int)(time.GetUtcNow().ToUnixTimeSeconds() / 10 % Count);

    /// <summary>
    /// A value of an earlier run stands in a variable: its epoch is not to be ours. True when ours is another one now.
    /// </summary>
    public bool Avoid(ReadOnlySpan<byte> value)
    {
        var before = Number;
        if (DownReader.TryOpen(value, Number, out var reader) && _others.Count < Count - 1)
        {
            _others.Add(reader.Epoch);
        }

        while (_others.Contains(Number))
        {
            Number = (Number + 1) % Count;
        }

        return Number != before;
    }
}

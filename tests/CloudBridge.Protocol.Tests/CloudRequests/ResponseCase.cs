using System.Globalization;
using CloudBridge.Protocol.CloudRequests;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>A generated answer, the cloud it goes through, and an order in which its parts arrive, with repeats.</summary>
internal sealed record ResponseCase(byte[] Digits, bool IsRaw, RequestId Id, int ValueLength, int Seed)
{
    public static Gen<ResponseCase> Any { get; } =
        from digits in Gen.OneOf(Generate.Digits(0, 60), Generate.Digits(0, 3000))
        from isRaw in Gen.Elements(true, false)
        from id in Generate.Id()
        from valueLength in Gen.Choose(32, 300)
        from seed in Gen.Choose(0, int.MaxValue)
        select new ResponseCase(digits, isRaw, id, valueLength, seed);

    public ResponsePackets Packets => new(new ResponsePayload(Digits, IsRaw), Id, ValueLength);

    public IReadOnlyList<string> Values => Written.Answer(new ResponsePayload(Digits, IsRaw), Id, ValueLength);

    /// <summary>All values, shuffled, some of them more than once.</summary>
    public IReadOnlyList<string> Arrival
    {
        get
        {
            var random = new System.Random(Seed);
            var values = Values;
            string[] arrival = [.. values, .. values.Where(_ => random.Next(3) == 0)];
            random.Shuffle(arrival);
            return arrival;
        }
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Digits.Length} digits, raw {IsRaw}, id {Id}, value length {ValueLength}, seed {Seed}");
}

using CloudBridge.Protocol.Cb1.Payloads.Coding;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

public class RangeCoderTests
{
    private static readonly Gen<(int Low, int Size, int Total)> Choice =
        from total in Gen.Frequency((3, Gen.Choose(1, 4096)), (1, Gen.Constant(4096)))
        from low in Gen.Frequency((1, Gen.Choose(0, total - 1)), (1, Gen.Constant(total - 1)), (1, Gen.Constant(0)))
        from size in Gen.Frequency((2, Gen.Constant(1)), (1, Gen.Choose(1, total - low)))
        select (low, size, total);

    [Fact]
    public void Choices_come_back() =>
        Property.Holds(Generate.ArrayOf(Choice, 0, 120), choices => AssertComesBack(Encode(choices).Finish(), choices));

    [Fact]
    public void What_is_taken_back_leaves_no_trace() =>
        Property.Holds(Generate.ArrayOf(Choice, 1, 60).Zip(Generate.ArrayOf(Choice, 1, 60)), pair =>
        {
            var encoder = Encode(pair.Item1);
            var mark = encoder.Mark();
            Add(encoder, pair.Item2);
            encoder.Return(mark);
            Assert.Equal(Bytes.Text(Encode(pair.Item1).Finish()), Bytes.Text(encoder.Finish()));
        });

    [Fact]
    public void A_carry_runs_through_many_nines()
    {
        // The first choice ends just below a half, and what follows stays at its top until the last choice crosses it.
        (int, int, int)[] choices = [(0, 2048, 4096), .. Enumerable.Repeat((4095, 1, 4096), 40), (0, 1, 4096)];
        AssertComesBack(Encode(choices).Finish(), choices);
    }

    [Fact]
    public void The_fraction_is_the_shortest_there_is()
    {
        Assert.Empty(Encode([(0, 1, 1)]).Finish());
        Assert.Equal("5", Bytes.Text(Encode([(1, 1, 2)]).Finish()));
        Assert.Equal("4", Bytes.Text(Encode([(1, 1, 3)]).Finish()));
    }

    private static RangeEncoder Encode(IEnumerable<(int Low, int Size, int Total)> choices)
    {
        var encoder = new RangeEncoder(8);
        Add(encoder, choices);
        return encoder;
    }

    private static void Add(RangeEncoder encoder, IEnumerable<(int Low, int Size, int Total)> choices)
    {
        foreach (var (low, size, total) in choices)
        {
            encoder.Choose(low, size, total);
        }
    }

    private static void AssertComesBack(byte[] digits, IEnumerable<(int Low, int Size, int Total)> choices)
    {
        var decoder = new RangeDecoder(digits);
        foreach (var (low, size, total) in choices)
        {
            Assert.InRange(decoder.Peek(total), low, low + size - 1);
            decoder.Take(low, size);
        }

        Assert.False(decoder.IsDamaged);
        Assert.True(decoder.IsAtEnd);
    }
}

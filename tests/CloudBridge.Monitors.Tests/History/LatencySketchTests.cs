using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.History;

public sealed class LatencySketchTests
{
    private static readonly double[] Shares = [0, 0.01, 0.5, 0.9, 0.95, 0.99, 1];

    // Short ones, ordinary ones, and ones far beyond any timeout.
    private static readonly Gen<int> Latency = Gen.OneOf(Gen.Choose(0, 40), Gen.Choose(1, 60_000), Gen.Choose(0, int.MaxValue));

    private static readonly Arbitrary<int[]> Latencies = Latency.ArrayOf().ToArbitrary();

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300);

    [Fact]
    public void Every_percentile_is_within_5_percent_of_the_true_one() => Check.One(Runs, Prop.ForAll(Latencies, latencies =>
    {
        var sketch = LatencySketch.Of(latencies);
        Array.Sort(latencies);
        return Shares.All(share => IsNear(sketch.Percentile(share), Exact(latencies, share)));
    }));

    [Fact]
    public void Every_single_latency_up_to_a_minute_is_within_5_percent_and_up_to_19_ms_exact()
    {
        for (var milliseconds = 0; milliseconds <= 61_000; milliseconds++)
        {
            var found = LatencySketch.Of(milliseconds).Percentile(0.5);
            Assert.True(IsNear(found, milliseconds), $"{milliseconds} ms became {found} ms");
            Assert.True(milliseconds > 19 || found == milliseconds);
        }
    }

    [Fact]
    public void Merging_is_the_same_in_any_order_and_the_same_as_adding_everything_to_one() => Check.One(Runs, Prop.ForAll(Latencies, Latencies, Latencies, (a, b, c) =>
    {
        var (x, y, z) = (LatencySketch.Of(a), LatencySketch.Of(b), LatencySketch.Of(c));
        var all = LatencySketch.Of([.. c, .. a, .. b]);
        return x.Merge(y).Merge(z).Equals(x.Merge(y.Merge(z))) && x.Merge(y).Equals(y.Merge(x)) && x.Merge(y).Merge(z).Equals(all) && all.Count == a.Length + b.Length + c.Length;
    }));

    [Fact]
    public void Stored_bytes_give_the_same_sketch_again() => Check.One(Runs, Prop.ForAll(Latencies, latencies =>
    {
        var sketch = LatencySketch.Of(latencies);
        var again = LatencySketch.FromBytes(sketch.ToBytes());
        return again.Equals(sketch) && again.Count == latencies.Length && again.Percentile(0.9) == sketch.Percentile(0.9);
    }));

    [Fact]
    public void Any_bytes_are_either_refused_or_exactly_those_that_their_sketch_makes() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(30),
        Prop.ForAll(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(), bytes =>
        {
            try
            {
                return LatencySketch.FromBytes(bytes).ToBytes().SequenceEqual(bytes);
            }
            catch (FormatException)
            {
                return true;
            }
        }));

    [Theory]
    [InlineData("01")]
    [InlineData("0100")]
    [InlineData("0001")]
    [InlineData("018100")]
    [InlineData("0180")]
    [InlineData("FF01")]
    [InlineData("01FFFFFFFFFFFFFFFFFF01")]
    [InlineData("01FFFFFFFFFFFFFFFF7F01FFFFFFFFFFFFFFFF7F")]
    public void Damaged_bytes_are_refused(string hex) => Assert.Throws<FormatException>(() => LatencySketch.FromBytes(Convert.FromHexString(hex)));

    [Fact]
    public void A_sketch_without_a_value_has_no_percentile_and_no_bytes()
    {
        Assert.Null(LatencySketch.Empty.Percentile(0.5));
        Assert.Empty(LatencySketch.Empty.ToBytes());
        Assert.Equal(LatencySketch.Empty, LatencySketch.Of());
    }

    [Fact]
    public void A_sketch_never_changes()
    {
        var sketch = LatencySketch.Of(5);
        sketch.ToBytes()[0] = 200;
        var more = sketch.Add(9).Merge(LatencySketch.Of(7));

        Assert.Equal((5, 1L), (sketch.Percentile(1), sketch.Count));
        Assert.Equal((9, 3L), (more.Percentile(1), more.Count));
    }

    [Fact]
    public void The_checks_of_five_minutes_take_a_few_bytes_and_any_number_of_checks_a_few_hundred()
    {
        Assert.InRange(LatencySketch.Of(80, 95, 110, 87, 90).ToBytes().Length, 1, 10);
        Assert.InRange(LatencySketch.Of(Enumerable.Range(0, 70_000)).ToBytes().Length, 100, 400);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_is_from_0_to_1(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => LatencySketch.Of(1).Percentile(share));

    [Fact]
    public void A_latency_is_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => LatencySketch.Empty.Add(-1));

    [Fact]
    public void A_builder_begins_anew_after_it_was_cleared()
    {
        var builder = new LatencySketchBuilder();
        builder.Add(50_000);
        builder.Clear();
        builder.Add(3);
        Assert.Equal(LatencySketch.Of(3), builder.Build());
    }

    private static int? Exact(int[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(1, (long)Math.Ceiling(share * sorted.Length)) - 1];

    private static bool IsNear(int? found, int? exact) =>
        found is null ? exact is null : exact is not null && Math.Abs((double)found - exact.Value) <= 0.05 * exact.Value;
}

using CloudBridge.Monitors;
using CloudBridge.Storage.History;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Storage.Tests.History;

public sealed class BucketCodecTests
{
    private const long Hour = 490_000;

    [Fact]
    public void Whatever_bytes_are_read_they_are_refused_or_the_ones_that_their_buckets_make() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5_000).WithEndSize(40),
        Prop.ForAll(Gen.Choose(0, 255).Select(value => (byte)(value % 5 > 0 ? value % 8 : value)).ArrayOf().ToArbitrary(), Gen.Elements(BlockTable.Hours, BlockTable.Days).ToArbitrary(), (bytes, table) =>
        {
            try
            {
                var buckets = BucketCodec.Decode(table, Hour, bytes);
                return BucketCodec.Decode(table, Hour, BucketCodec.Encode(table, Hour, buckets)).SequenceEqual(buckets);
            }
            catch (FormatException)
            {
                return true;
            }
        }));

    [Fact]
    public void Twelve_windows_with_a_check_each_take_less_than_eighty_bytes()
    {
        var slots = Enumerable.Range(0, 12).Select(slot => new HistoryBucket(HistoryTime.OfWindow((Hour * 12) + slot), 1, 1, 1, 1, LatencySketch.Of(80 + slot)));
        Assert.InRange(BucketCodec.Encode(BlockTable.Hours, Hour, slots).Length, 12, 80);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0001")]
    [InlineData("0C0100020101")]
    [InlineData("0001020201")]
    [InlineData("000000020101")]
    [InlineData("000100020102")]
    [InlineData("00FFFFFFFF7F000203")]
    public void Damage_is_refused(string hex) => Assert.Throws<FormatException>(() => BucketCodec.Decode(BlockTable.Hours, Hour, Convert.FromHexString(hex)));

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 0)]
    [InlineData(299_999, 0)]
    [InlineData(300_000, 1)]
    [InlineData(-300_000, -1)]
    [InlineData(-300_001, -2)]
    public void Windows_are_counted_from_1970_in_both_directions(long milliseconds, long window) =>
        Assert.Equal(window, HistoryTime.WindowOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)));
}

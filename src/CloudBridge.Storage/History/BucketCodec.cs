using System.Buffers.Binary;
using CloudBridge.Monitors;

namespace CloudBridge.Storage.History;

/// <summary>
/// Writes the buckets of an hour or a day into few bytes. For each: its place in the block, the checks, those that failed,
/// for hours the number of slots and, unless it is 0 or 1, the uptime; then the length of the sketch and the sketch.
/// Numbers are 7 bits a byte, low ones first.
/// </summary>
internal static class BucketCodec
{
    // More than one a millisecond cannot be told apart; sums of what is read must not run over.
    private const int MaxChecks = 10_000_000;

    public static byte[] Encode(BlockTable table, long block, IEnumerable<HistoryBucket> buckets)
    {
        var bytes = new List<byte>();
        foreach (var bucket in buckets)
        {
            var failed = bucket.Checks - bucket.Ok;
            Write(bytes, (int)(PlaceOf(table, bucket.Start) - First(table, block)));
            Write(bytes, bucket.Checks);
            Write(bytes, failed);
            if (table == BlockTable.Days)
            {
                WriteHour(bytes, bucket, failed);
            }

            Write(bytes, bucket.Latency.AsSpan().Length);
            bytes.AddRange(bucket.Latency.AsSpan());
        }

        return [.. bytes];
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">The bytes are something else.</exception>
    public static IReadOnlyList<HistoryBucket> Decode(BlockTable table, long block, ReadOnlySpan<byte> bytes)
    {
        var buckets = new List<HistoryBucket>();
        while (bytes.Length > 0)
        {
            buckets.Add(ReadBucket(table, block, ref bytes));
        }

        return buckets;
    }

    private static HistoryBucket ReadBucket(BlockTable table, long block, ref ReadOnlySpan<byte> bytes)
    {
        var place = Read(ref bytes);
        var checks = Read(ref bytes);
        var ok = checks - Read(ref bytes);
        var slots = table == BlockTable.Days ? Read(ref bytes) : 1;
        Require(
            place < Places(table) && checks is > 0 and <= MaxChecks && ok >= 0 && slots is > 0 and <= HistoryTime.HourWindows);
        var isMixed = ok > 0 && ok < checks;
        var uptime = isMixed && table == BlockTable.Days
            ? BinaryPrimitives.ReadDoubleLittleEndian(Take(ref bytes, sizeof(double)))
            : (double)ok / checks;
        Require(uptime is >= 0 and <= 1);
        var latency = LatencySketch.FromBytes(Take(ref bytes, Read(ref bytes)));
        Require(latency.Count == ok);
        return new HistoryBucket(StartOf(table, First(table, block) + place), checks, ok, uptime, slots, latency);
    }

    private static void WriteHour(List<byte> bytes, HistoryBucket bucket, int failed)
    {
        Write(bytes, bucket.Slots);
        if (failed > 0 && failed < bucket.Checks)
        {
            Span<byte> uptime = stackalloc byte[sizeof(double)];
            BinaryPrimitives.WriteDoubleLittleEndian(uptime, bucket.Uptime);
            bytes.AddRange(uptime);
        }
    }

    private static int Places(BlockTable table) => table == BlockTable.Hours ? HistoryTime.HourWindows : HistoryTime.DayHours;

    private static long First(BlockTable table, long block) => block * Places(table);

    private static long PlaceOf(BlockTable table, DateTimeOffset start) =>
        table == BlockTable.Hours ? HistoryTime.WindowOf(start) : HistoryTime.HourOf(start);

    private static DateTimeOffset StartOf(BlockTable table, long place) =>
        table == BlockTable.Hours ? HistoryTime.OfWindow(place) : HistoryTime.OfHour(place);

    private static void Write(List<byte> bytes, int number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        bytes.Add((byte)number);
    }

    private static int Read(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0L;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Take(ref bytes, 1)[0];
            number |= (part & 0x7FL) << shift;
            if (part < 0x80)
            {
                Require(number <= int.MaxValue);
                return (int)number;
            }
        }

        throw new FormatException("A number in a block of the history has too many bytes.");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        Require(count <= bytes.Length);
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }

    private static void Require(bool isGood)
    {
        if (!isGood)
        {
            throw new FormatException("A block of the history is damaged.");
        }
    }
}

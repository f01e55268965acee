using CloudBridge.CloudServer;
using CloudBridge.Reliability.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Starvation;

/// <summary>Players that ask without end, beside others that wait for long answers, on real sockets at the pace of Scratch.</summary>
internal sealed class StarvationRow : IReliabilityRow
{
    private const int FullSeconds = 180;
    private const int LeastSeconds = 15;
    private const int Huge = 20_000;

    /// <summary>Other rows share two cores with a run at a small scale, so that its times are those of the machine, too.</summary>
    private const double SmallScaleSlack = 2;

    private static readonly int[] Sizes = [206, 600, 1200, 5000];

    /// <summary>What an answer may take beside seven players that ask without end.</summary>
    private static readonly Dictionary<int, double> Bounds = new() { [206] = 1.2, [600] = 2.0, [1200] = 3.5, [5000] = 20 };

    public string Name => "starvation";

    public string Claim => "whoever waits for a long answer has it soon beside players that ask without end, those wait little longer for it, and neither format starves the other";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var plans = Plans(run.Scale).ToArray();
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, NullLoggerFactory.Instance, run.Time, cancellationToken);
        await using var bridge = await StarvationBridge.StartAsync(server.Url, plans, run.Time, cancellationToken);
        var rooms = plans.Select(plan => new StarvationRoom(plan, server.Url, run.Time)).ToArray();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(run.Count(FullSeconds, LeastSeconds)));
        await Task.WhenAll(rooms.Select(room => room.PlayAsync(stop.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        var result = new RowResult { N = rooms.Sum(room => room.Times.Count) };
        var slack = run.Scale < 1 ? SmallScaleSlack : 1;
        foreach (var room in rooms)
        {
            result.Check(room.Times.Wrong.IsEmpty, $"{room.Plan.Name}: {room.Times.Wrong.Count} answers were wrong or never came: {string.Join("; ", room.Times.Wrong.Take(5))}.");
            Judge(result, room, slack);
        }

        return result;
    }

    private static IEnumerable<RoomPlan> Plans(double scale)
    {
        yield return new RoomPlan("alone_600", CloudKind.Custom, 0, [600]);
        yield return new RoomPlan("under_way_20000", CloudKind.Custom, 4, [Huge], LoopPause: 1.3);
        foreach (var size in scale < 1 ? [600] : Sizes)
        {
            yield return new RoomPlan($"beside_{size}", CloudKind.Custom, 7, [size]);
        }

        yield return new RoomPlan("both_formats_custom", CloudKind.Custom, 1, [], Cb1Loops: 3, Cb1Long: 2000);
        yield return new RoomPlan("both_formats_embedded", CloudKind.Embedded, 1, [], Cb1Loops: 3, Cb1Long: Huge);
        yield return new RoomPlan("one_young_custom", CloudKind.Custom, 7, [1200], Cb1Loops: 1);
        foreach (var longs in scale < 1 ? new[] { 2 } : [2, 4, 8])
        {
            foreach (var loops in scale < 1 ? new[] { 7 } : [1, 7, 39])
            {
                yield return new RoomPlan($"slowdown_{longs}_long_{loops}_short", CloudKind.Custom, loops, [.. Enumerable.Range(0, longs).Select(i => Sizes[i % Sizes.Length])]);
            }
        }
    }

    private static void Judge(RowResult result, StarvationRoom room, double slack)
    {
        var (name, times) = (room.Plan.Name, room.Times);
        if (name.StartsWith("slowdown", StringComparison.Ordinal))
        {
            JudgeSlowdown(result, room, slack);
            return;
        }

        foreach (var size in room.Plan.Longs)
        {
            var bound = name.StartsWith("alone", StringComparison.Ordinal) ? 0.75 : name.StartsWith("beside", StringComparison.Ordinal) ? Bounds[size] : 60;
            Bound(result, $"{name}_longest", RoomTimes.Share(times.Of(size), 1), bound * slack);
        }

        var shorts = room.Plan.Longs.Count > 0 ? times.ShortBeside(room.Plan.Longs[0]) : times.Of(TemplatePlayer.ShortCharacters);
        if (room.Plan.Loops > 0)
        {
            // Seven loops and one of the other format want more than there is: what is promised there is the wait of that one.
            var (median, p99) = room.Plan.Loops < 7 ? (0.5, 0.5) : room.Plan.Cb1Loops > 0 ? (double.PositiveInfinity, double.PositiveInfinity) : (1.0, 1.8);
            Bound(result, $"{name}_short_median", RoomTimes.Share(shorts, 0.5), median * slack);
            Bound(result, $"{name}_short_p99", RoomTimes.Share(shorts, 0.99), p99 * slack);
        }

        if (room.Plan.Cb1Loops > 0)
        {
            Bound(result, $"{name}_cb1_short_p99", RoomTimes.Share(times.Of(TemplatePlayer.ShortCharacters, isCb1: true), 0.99), 0.5 * slack);
        }
    }

    /// <summary>Nobody waits longer than twice as many times what the answer takes alone, at the pace of the cloud, as there are players.</summary>
    private static void JudgeSlowdown(RowResult result, StarvationRoom room, double slack)
    {
        var players = room.Plan.Loops + room.Plan.Longs.Count;
        foreach (var size in room.Plan.Longs.Distinct().Prepend(TemplatePlayer.ShortCharacters))
        {
            var alone = 0.1 * Math.Ceiling(2.0 * size / 244);
            Bound(result, $"{room.Plan.Name}_{size}", RoomTimes.Share(room.Times.Of(size), 1) / alone, 2 * players * slack);
        }
    }

    /// <summary>Where no answer came while the row lasted, the figure says so.</summary>
    private static void Bound(RowResult result, string figure, double value, double bound)
    {
        if (double.IsNaN(value))
        {
            result.With(figure, "none came while the row lasted");
            return;
        }

        result.With(figure, Math.Round(value, 3));
        result.Check(value <= bound, $"{figure} is {value:0.00}, more than {bound:0.00}.");
    }
}

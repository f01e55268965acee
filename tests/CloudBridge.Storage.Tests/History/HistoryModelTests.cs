using CloudBridge.Monitors;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Storage.Tests.History;

/// <summary>The history against a plain list, over any sequence of appends, maintenance that ends anywhere, and restarts.</summary>
public sealed class HistoryModelTests
{
    private const int Monitors = 4;

    private static readonly Gen<HistoryStep> Steps =
        from kind in Gen.Frequency(
            (4, Gen.Constant(HistoryStepKind.Append)),
            (1, Gen.Constant(HistoryStepKind.AppendAgain)),
            (2, Gen.Constant(HistoryStepKind.AppendLate)),
            (2, Gen.Constant(HistoryStepKind.Wait)),
            (2, Gen.Constant(HistoryStepKind.Maintain)),
            (2, Gen.Constant(HistoryStepKind.MaintainInPart)),
            (1, Gen.Constant(HistoryStepKind.Restart)),
            (1, Gen.Constant(HistoryStepKind.Delete)))
        from monitor in Gen.Choose(1, Monitors)
        from minutes in Gen.Frequency((3, Gen.Choose(1, 90)), (1, Gen.Choose(60, 2_000)))
        from count in Gen.Choose(1, 12)
        select new HistoryStep(kind, monitor, minutes, count);

    [Theory]
    [InlineData(false, 40)]
    [InlineData(true, 6)]
    public void Any_sequence_of_events_leaves_what_a_plain_list_says(bool isPostgres, int runs) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(40),
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps => PlayAsync(steps, isPostgres).GetAwaiter().GetResult()));

    private static async Task PlayAsync(IList<HistoryStep> steps, bool isPostgres)
    {
        await using var home = await HistoryHome.OpenAsync(isPostgres, pieceSize: 2);
        var (model, now, last) = (new HistoryModel(), HistoryHome.Start, (IReadOnlyList<CheckResult>)[]);
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case HistoryStepKind.Wait:
                    now = now.AddMinutes(step.Minutes);
                    break;
                case HistoryStepKind.Maintain:
                    await home.Store.MaintainAsync(now);
                    break;
                case HistoryStepKind.MaintainInPart:
                    await home.MaintainUntilWriteAsync(step.Count, now);
                    break;
                case HistoryStepKind.Restart:
                    await home.ReopenAsync();
                    break;
                case HistoryStepKind.Delete:
                    await home.Store.DeleteAsync([step.Monitor]);
                    model.Delete(step.Monitor);
                    break;
                default:
                    last = step.Kind == HistoryStepKind.AppendAgain ? [.. last.Select(check => check with { Outcome = CheckOutcome.Refused })] : Checks(step, now);
                    await home.Store.AppendAsync(last);
                    model.Append(last);
                    now = now.AddMinutes(1);
                    break;
            }

            await CompareAsync(home, model, step.Monitor, now);
        }

        for (var monitor = 1; monitor <= Monitors; monitor++)
        {
            await CompareAsync(home, model, monitor, now);
        }
    }

    private static List<CheckResult> Checks(HistoryStep step, DateTimeOffset now)
    {
        var first = step.Kind == HistoryStepKind.AppendLate ? now.AddMinutes(-step.Minutes) : now;
        return [.. Enumerable.Range(0, step.Count).Select(number => HistoryHome.Check(
            number % 3 == 2 ? 1 + (step.Monitor % Monitors) : step.Monitor,
            first.AddMilliseconds(number * 1_000 * step.Count),
            (number + step.Minutes) % 4 == 0 ? CheckOutcome.TimedOut : CheckOutcome.Ok,
            number * step.Minutes))];
    }

    private static async Task CompareAsync(HistoryHome home, HistoryModel model, long monitor, DateTimeOffset now)
    {
        var kept = now.AddHours(-48);
        var checks = await home.Store.ReadChecksAsync(monitor, DateTimeOffset.MaxValue, int.MaxValue);
        Assert.Equal(model.Checks(monitor, kept), checks.Where(check => check.At >= kept));
        var slots = await home.Store.ReadBucketsAsync(monitor, BucketSize.FiveMinutes, now.AddDays(-29), now.AddDays(1));
        Assert.Equal(model.Slots(monitor, now.AddDays(-29)), slots.Select(HistoryModel.Told));
        var hours = await home.Store.ReadBucketsAsync(monitor, BucketSize.Hour, now.AddDays(-300), now.AddDays(1));
        Assert.Equal(model.Hours(monitor, now.AddDays(-300)), hours.Select(HistoryModel.Told));
    }
}

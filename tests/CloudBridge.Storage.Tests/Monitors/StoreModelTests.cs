using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>The databases against the memory, over any sequence of calls and restarts.</summary>
public sealed class StoreModelTests
{
    private static readonly Gen<StoreStep> Steps =
        from kind in Gen.Frequency<StoreStepKind>(
            (5, Gen.Constant(StoreStepKind.AddAccount)),
            (8, Gen.Constant(StoreStepKind.AddMonitor)),
            (4, Gen.Constant(StoreStepKind.Transition)),
            (3, Gen.Constant(StoreStepKind.AddChannel)),
            (20, Gen.Elements(Enum.GetValues<StoreStepKind>())))
        from who in Gen.Choose(0, 5)
        from what in Gen.Choose(0, 7)
        select new StoreStep(kind, who, what);

    [Theory]
    [InlineData(StoreKind.Sqlite, 15)]
    [InlineData(StoreKind.Postgres, 6)]
    public void Any_sequence_of_calls_ends_as_it_would_in_memory(StoreKind kind, int sequences) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(sequences).WithStartSize(20).WithEndSize(60),
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps => PlayAsync(kind, steps).GetAwaiter().GetResult()));

    private static async Task PlayAsync(StoreKind kind, IList<StoreStep> steps)
    {
        await using var model = await StoreHome.OpenAsync(StoreKind.Memory);
        await using var real = await StoreHome.OpenAsync(kind);
        var (expected, actual) = (new StorePlayer(model), new StorePlayer(real));
        foreach (var step in steps)
        {
            Assert.Equal(await expected.PlayAsync(step), await actual.PlayAsync(step));
        }

        Assert.Equal(await expected.DescribeAsync(), await actual.DescribeAsync());
    }
}

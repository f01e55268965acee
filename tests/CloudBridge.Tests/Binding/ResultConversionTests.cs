using System.Globalization;
using System.Numerics;
using CloudBridge.Tests.Dispatch;
using CloudBridge.Tests.Requests;

namespace CloudBridge.Tests.Binding;

public class ResultConversionTests
{
    public static TheoryData<object?, string> Scalars => new()
    {
        { "text", "text" },
        { "", "" },
        { true, "True" },
        { false, "False" },
        { 42, "42" },
        { -7L, "-7" },
        { byte.MaxValue, "255" },
        { 1.5, "1.5" },
        { 1.5f, "1.5" },
        { 0.1, "0.1" },
        { 0.1f, "0.1" },
        { 1e16, "10000000000000000" },
        { 1e-7, "0.0000001" },
        { 1e300, "1E+300" },
        { double.NaN, "NaN" },
        { double.PositiveInfinity, "Infinity" },
        { 1.50m, "1.50" },
        { 'x', "x" },
        { DayOfWeek.Friday, "Friday" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "2026-01-02T03:04:05+00:00" },
        { new DateOnly(2026, 1, 2), "2026-01-02" },
        { TimeSpan.FromSeconds(90), "00:01:30" },
        { new Uri("https://example.com/a"), "https://example.com/a" },
        { new Version(1, 2, 3), "1.2.3" },
        { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
        { BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
    };

    public static TheoryData<object, string[]> Lists => new()
    {
        { new[] { "a", "", "b" }, ["a", "", "b"] },
        { Array.Empty<string>(), [] },
        { new[] { "a", null }, ["a", ""] },
        { new[] { 1, 2 }, ["1", "2"] },
        { new List<double> { 0.5 }, ["0.5"] },
        { new object?[] { "a", 1, null, true }, ["a", "1", "", "True"] },
        { new[] { new[] { 1, 2 }, new[] { 3 } }, ["1", "2", "3"] },
        { new Score("ann", 3), ["ann", "3"] },
        { new Score(null, 3), ["", "3"] },
        { new[] { new Score("ann", 3), new Score("bob", 2) }, ["ann", "3", "bob", "2"] },
        { new Team("red", [new Score("ann", 3), new Score("bob", 2)]), ["red", "ann, 3, bob, 2"] },
        { new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, ["a", "1", "b", "2"] },
        { ("a", 1), ["a", "1"] },
        { new { First = "x", Second = 2 }, ["x", "2"] },
        { Enumerable.Range(1, 3).Select(i => i * i), ["1", "4", "9"] },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task One_value_is_one_text(object? value, string expected)
    {
        await using var bridge = DispatchDriver.Of(() => value);
        var result = await bridge.RunAsync("test");
        Assert.Equal((RequestStatus.Completed, expected), (result.Status, result.Content));
        Assert.Null(result.Items);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Sequences_and_records_are_lists(object value, string[] expected)
    {
        await using var bridge = DispatchDriver.Of(() => value);
        var result = await bridge.RunAsync("test");
        Assert.Equal(expected, result.Items);
        Assert.Null(result.Content);
    }

    [Fact]
    public async Task Numbers_look_the_same_in_every_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = culture;
        await using var bridge = DispatchDriver.Of((double a, decimal b) => new object[] { a, b, -1.5f, -3, new Score("x", -1) });
        Assert.Equal(["-1.5", "2.25", "-1.5", "-3", "x", "-1"], (await bridge.RunAsync("test", "-1.5", "2.25")).Items);
    }

    [Fact]
    public async Task Every_number_reads_back_the_same()
    {
        await using var bridge = DispatchDriver.Of((double value) => value);
        foreach (var number in new[] { 0.1 + 0.2, Math.PI, 1e15, 1e21, 123456789012345680, 5e-324, double.MaxValue, -0.000001 })
        {
            var text = (await bridge.RunAsync("test", number.ToString("R", CultureInfo.InvariantCulture))).Content!;
            Assert.Equal(number, double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Nothing_is_an_empty_answer()
    {
        foreach (var handler in new Delegate[]
        {
            () => { }, () => Task.CompletedTask, () => ValueTask.CompletedTask, async () => await Task.Yield(), () => (string?)null,
            () => Task.FromResult<string?>(null), () => (int?)null, () => RequestResult.Empty,
        })
        {
            await using var bridge = DispatchDriver.Of(handler);
            Assert.Equal(RequestResult.Empty, await bridge.RunAsync("test"));
        }
    }

    [Fact]
    public async Task Answers_may_come_later()
    {
        foreach (var handler in new Delegate[]
        {
            () => Task.FromResult(5), () => ValueTask.FromResult(5), () => new ValueTask<int>(LaterAsync(5)), () => LaterAsync(5), () => LaterAsync("5"),
            () => LaterAsync(RequestResult.Text("5")), () => new ValueTask<RequestResult>(LaterAsync(RequestResult.Text("5"))), () => LaterAsync<int?>(5),
        })
        {
            await using var bridge = DispatchDriver.Of(handler);
            Assert.Equal("5", (await bridge.RunAsync("test")).Content);
        }
    }

    [Fact]
    public async Task A_result_passes_as_it_is()
    {
        await using var bridge = DispatchDriver.Of((int kind) => kind switch
        {
            0 => RequestResult.NotFound("No such thing."),
            1 => RequestResult.BadArgument("Not like that."),
            2 => RequestResult.Failed("No luck."),
            _ => "text",
        });
        Assert.Equal(RequestResult.NotFound("No such thing."), await bridge.RunAsync("test", "0"));
        Assert.Equal(RequestResult.BadArgument("Not like that."), await bridge.RunAsync("test", "1"));
        Assert.Equal(RequestResult.Failed("No luck."), await bridge.RunAsync("test", "2"));
        Assert.Equal(RequestResult.Text("text"), await bridge.RunAsync("test", "3"));
    }

    [Fact]
    public async Task A_stream_of_texts_is_a_list()
    {
        await using var bridge = DispatchDriver.Of((int count) => StreamAsync(count));
        Assert.Equal(["0", "1", "2"], (await bridge.RunAsync("test", "3")).Items);
        Assert.Equal([], (await bridge.RunAsync("test", "0")).Items);
        await using var later = DispatchDriver.Of((int count) => LaterAsync(StreamAsync(count)));
        Assert.Equal(["0"], (await later.RunAsync("test", "1")).Items);
    }

    [Fact]
    public async Task A_stream_without_end_is_read_only_to_the_reply_limit_and_closed()
    {
        var closed = new TaskCompletionSource();
        var read = 0;
        await using var bridge = new DispatchDriver(routes => routes.MapRequest("test", () => EndlessAsync())) { Origin = new FakeOrigin { Limit = 100 } };
        var result = await bridge.RunAsync("test");
        Assert.True(closed.Task.IsCompleted);
        Assert.Equal(read, result.Items!.Count);
        Assert.InRange(result.Items.Sum(item => item.Length + 1), 101, 110);

        async IAsyncEnumerable<string> EndlessAsync()
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    read++;
                    yield return "123456789";
                }
            }
            finally
            {
                closed.SetResult();
            }
        }
    }

    private static async Task<T> LaterAsync<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private static async IAsyncEnumerable<string> StreamAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i.ToString(CultureInfo.InvariantCulture);
        }
    }

    public sealed record Score(string? Player, int Points);

    public sealed record Team(string Name, IReadOnlyList<Score> Scores);
}

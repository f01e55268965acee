using System.Reflection;

namespace CloudBridge.Scratch.Tests.Api.Paging;

public sealed class WalkTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(39, 1)]
    [InlineData(40, 2)]
    [InlineData(95, 3)]
    public async Task A_list_is_read_to_its_end_in_pages_of_40(int length, int questions)
    {
        var list = new NumberedList(Down(length));

        Assert.Equal(list.Numbers, await AllAsync(list));
        Assert.Equal(Enumerable.Range(0, questions).Select(page => page * 40L), list.Offsets);
    }

    [Fact]
    public async Task Nothing_is_asked_before_it_is_wanted()
    {
        var list = new NumberedList(Down(200));

        await foreach (var user in list.Upstream.Api().AllFollowersAsync("mres"))
        {
            if (user.Id == 160)
            {
                break;
            }
        }

        Assert.Equal([0L, 40L], list.Offsets);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(40, 1)]
    [InlineData(41, 2)]
    public async Task A_walk_ends_when_it_has_given_enough(int most, int questions)
    {
        var list = new NumberedList(Down(200));

        Assert.Equal(list.Numbers.Take(most), await AllAsync(list, most));
        Assert.Equal(questions, list.Upstream.Calls.Count);
    }

    [Fact]
    public async Task What_moves_down_while_the_list_is_read_comes_once()
    {
        var list = new NumberedList(Down(100));
        list.After = answers => list.Numbers.InsertRange(0, [1000 + (2 * answers), 1001 + (2 * answers)]);

        var read = await AllAsync(list);

        Assert.Equal(Down(100), read);
    }

    [Fact]
    public async Task What_goes_away_while_the_list_is_read_costs_no_repeat()
    {
        var list = new NumberedList(Down(100));
        list.After = answers => list.Numbers.RemoveAt(0);

        var read = await AllAsync(list);

        Assert.Equal(read.Distinct(), read);
        Assert.Equal(1, read[^1]);
    }

    [Fact]
    public async Task A_list_that_has_grown_by_a_page_is_read_on()
    {
        var list = new NumberedList(Down(100));
        list.After = answers =>
        {
            if (answers == 1)
            {
                list.Numbers.InsertRange(0, Enumerable.Range(1000, 40).Select(number => (long)number));
            }
        };

        Assert.Equal(Down(100), await AllAsync(list));
    }

    [Fact]
    public async Task An_upstream_that_gives_the_same_page_for_every_offset_does_not_hold_a_walk_for_ever()
    {
        var body = $"[{string.Join(',', Down(40).Select(number => $$"""{"id":{{number}},"username":"u"}"""))}]";
        var upstream = ScriptedUpstream.Always(body);

        Assert.Equal(40, await upstream.Api().AllFollowersAsync("mres").CountAsync());
        Assert.Equal(3, upstream.Calls.Count);
    }

    [Fact]
    public async Task Every_list_can_be_walked()
    {
        var upstream = ScriptedUpstream.Always("[]");
        var api = upstream.Api();

        var walks = typeof(ScratchApiPaging).GetMethods().Where(method => method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal)).ToArray();
        foreach (var walk in walks)
        {
            object?[] arguments = [api, .. walk.GetParameters().Skip(1).Select(Argument)];
            Assert.Empty(await ((IAsyncEnumerable<object>)walk.Invoke(null, arguments)!).ToListAsync());
        }

        var lists = EveryMethod.All.Count(method => method.ReturnType.GenericTypeArguments[0].Name.StartsWith("IReadOnlyList", StringComparison.Ordinal));
        Assert.Equal(lists, upstream.Paths.Distinct().Count());
    }

    private static object? Argument(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType == typeof(string) ? "mres" : 5L;

    private static IEnumerable<long> Down(int count) => Enumerable.Range(1, count).Reverse().Select(number => (long)number);

    private static async Task<IReadOnlyList<long>> AllAsync(NumberedList list, int most = ScratchApiPaging.UsualMost) =>
        await list.Upstream.Api().AllFollowersAsync("mres", most).Select(user => user.Id).ToListAsync();
}

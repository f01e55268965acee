namespace CloudBridge.Scratch.Tests.Api.Paging;

public sealed class BlockTests
{
    private readonly NumberedList _list = new(Range(1, 100));

    [Theory]
    [InlineData(0, 40, new long[] { 0 })]
    [InlineData(0, 20, new long[] { 0 })]
    [InlineData(39, 1, new long[] { 0 })]
    [InlineData(40, 40, new long[] { 40 })]
    [InlineData(20, 40, new long[] { 0, 40 })]
    [InlineData(39, 2, new long[] { 0, 40 })]
    [InlineData(70, 20, new long[] { 40, 80 })]
    [InlineData(90, 40, new long[] { 80 })]
    [InlineData(400, 7, new long[] { 400 })]
    public async Task A_part_costs_one_question_or_two_where_it_crosses_a_border(long offset, int limit, long[] asked)
    {
        var part = await _list.Upstream.Api().GetFollowersAsync("mres", new PageRange(offset, limit));

        Assert.Equal(_list.Numbers.Skip((int)offset).Take(limit), part.Select(user => user.Id));
        Assert.Equal(asked, _list.Offsets);
    }

    [Fact]
    public async Task A_part_beyond_the_end_is_empty_however_far()
    {
        var api = _list.Upstream.Api();

        Assert.Empty(await api.GetFollowersAsync("mres", new PageRange(101, 1)));
        Assert.Empty(await api.GetFollowersAsync("mres", new PageRange(long.MaxValue, 40)));
    }

    [Fact]
    public async Task Every_list_is_asked_for_in_blocks_of_40()
    {
        var upstream = ScriptedUpstream.Always("[]");
        foreach (var method in EveryMethod.All)
        {
            var error = await Record.ExceptionAsync(() => EveryMethod.CallAsync(upstream.Api(), method, new PageRange(45, 3)));
            Assert.True(error is null or UpstreamException, $"{method.Name}: {error}");
        }

        Assert.All(upstream.Paths.Where(path => path.Contains("offset", StringComparison.Ordinal)), path => Assert.EndsWith("limit=40&offset=40", path, StringComparison.Ordinal));
        Assert.Equal(19, upstream.Paths.Count(path => path.EndsWith("limit=40&offset=40", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task More_than_was_asked_for_is_cut()
    {
        var body = $"[{string.Join(',', Range(1, 60).Select(number => $$"""{"id":{{number}},"username":"u"}"""))}]";

        var part = await ScriptedUpstream.Always(body).Api().GetFollowersAsync("mres", PageRange.First);

        Assert.Equal(Range(1, 40), part.Select(user => user.Id));
    }

    private static IEnumerable<long> Range(int from, int count) => Enumerable.Range(from, count).Select(number => (long)number);
}

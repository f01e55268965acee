using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups;

namespace CloudBridge.Server.Tests.Features.Lookups;

public sealed class ListCounterTests
{
    private int _questions;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(12_345)]
    [InlineData(1_234_567)]
    [InlineData(40_000_000)]
    public async Task A_list_of_any_length_is_counted_exactly_with_few_questions(long length)
    {
        Assert.Equal(length, await ListCounter.CountAsync(range => ReadAsync(length, range)));
        Assert.InRange(_questions, 1, 35);
    }

    [Fact]
    public async Task A_short_list_takes_one_question()
    {
        await ListCounter.CountAsync(range => ReadAsync(39, range));

        Assert.Equal(1, _questions);
    }

    [Fact]
    public async Task A_list_without_an_end_is_a_fault() =>
        Assert.Equal(UpstreamFault.Malformed, (await Assert.ThrowsAsync<UpstreamException>(() => ListCounter.CountAsync(range => ReadAsync(long.MaxValue, range)))).Fault);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_that_is_cut_at_10000_has_no_exact_count(bool refuses)
    {
        Task<IReadOnlyList<int>> Cut(PageRange range) => range.Offset < 10_000 ? ReadAsync(20_000, range)
            : refuses ? throw new UpstreamException(Upstream.ScratchApi, UpstreamFault.Refused, "400")
            : ReadAsync(0, range);

        Assert.Null(await ListCounter.CountOrNullAsync(Cut));
        Assert.Contains("only the first 10000", (await Assert.ThrowsAsync<PlayerVisibleException>(() => ListCounter.CountAsync(Cut))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9_999)]
    [InlineData(10_001)]
    [InlineData(10_040)]
    public async Task A_list_that_only_comes_near_is_counted(long length) => Assert.Equal(length, await ListCounter.CountAsync(range => ReadAsync(length, range)));

    private Task<IReadOnlyList<int>> ReadAsync(long length, PageRange range)
    {
        _questions++;
        return Task.FromResult<IReadOnlyList<int>>(new int[Math.Clamp(length - range.Offset, 0, range.Limit)]);
    }
}

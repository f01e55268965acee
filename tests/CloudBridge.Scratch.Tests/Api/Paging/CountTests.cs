using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Scratch.Tests.Api.Paging;

public sealed class CountTests
{
    [Fact]
    public void Every_length_is_found_exactly_with_few_questions() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                Gen.OneOf(Gen.Choose(0, 400), Gen.Choose(0, 25_000).Select(pages => pages * 40), Gen.Choose(0, 1_000_000)).ToArbitrary(),
                length =>
                {
                    var (count, questions) = Count(length, 1_000_000);
                    Assert.Equal(new ListCount(length, IsExact: true), count);
                    Assert.InRange(questions, 1, 4 + (2 * (int)Math.Log2(1 + (length / 40.0))));
                }));

    [Theory]
    [InlineData(0, 1, 0, true)]
    [InlineData(1, 1, 1, true)]
    [InlineData(2, 1, 1, false)]
    [InlineData(40, 40, 40, true)]
    [InlineData(41, 40, 40, false)]
    [InlineData(100, 99, 99, false)]
    [InlineData(100, 100, 100, true)]
    [InlineData(119, 119, 119, true)]
    [InlineData(120, 119, 119, false)]
    [InlineData(5_000_000, 1_000, 1_000, false)]
    public void Counting_ends_at_its_cap(int length, int most, long count, bool isExact) => Assert.Equal(new ListCount(count, isExact), Count(length, most).Count);

    [Fact]
    public async Task A_list_of_the_api_is_counted()
    {
        var list = new NumberedList(Enumerable.Range(1, 95).Select(number => (long)number));
        var api = list.Upstream.Api();

        var count = await ScratchApiPaging.CountAsync((range, token) => api.GetFollowersAsync("mres", range, token));

        Assert.Equal(new ListCount(95, IsExact: true), count);
        Assert.Equal([0L, 40L, 120L, 80L], list.Offsets);
    }

    private static (ListCount Count, int Questions) Count(int length, long most)
    {
        var questions = 0;
        var count = ScratchApiPaging.CountAsync(Read, most);
        Assert.True(count.IsCompletedSuccessfully);
        return (count.Result, questions);

        Task<IReadOnlyList<int>> Read(PageRange range, CancellationToken cancellationToken)
        {
            questions++;
            return Task.FromResult<IReadOnlyList<int>>(new int[Math.Clamp(length - range.Offset, 0, range.Limit)]);
        }
    }
}

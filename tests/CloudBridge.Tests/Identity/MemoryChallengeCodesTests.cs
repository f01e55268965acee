using CloudBridge.Identity;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Identity;

public class MemoryChallengeCodesTests
{
    private static readonly ChallengeSubject Ada = new(ChallengeSubject.RequestPurpose, "scratch", "1", "Ada");

    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryChallengeCodes _codes;

    public MemoryChallengeCodesTests() => _codes = new MemoryChallengeCodes(_clock);

    [Fact]
    public async Task A_code_is_19_digits_and_no_two_are_alike()
    {
        var codes = new HashSet<string>();
        for (var i = 0; i < 1000; i++)
        {
            var code = await OpenAsync(Ada with { Name = $"player{i}" });
            Assert.Matches("^[1-9][0-9]{18}$", code);
            Assert.True(codes.Add(code));
        }
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var code = await OpenAsync(Ada);
        Assert.Equal(Ada, await _codes.FindAsync(code));
        Assert.True(await _codes.TryUseAsync(code, Ada with { Name = "ADA" }));
        Assert.False(await _codes.TryUseAsync(code, Ada));
        Assert.Null(await _codes.FindAsync(code));
    }

    [Fact]
    public async Task A_code_is_for_one_name_project_cloud_and_purpose()
    {
        var code = await OpenAsync(Ada);
        Assert.False(await _codes.TryUseAsync(code, Ada with { Name = "Bob" }));
        Assert.False(await _codes.TryUseAsync(code, Ada with { Project = "2" }));
        Assert.False(await _codes.TryUseAsync(code, Ada with { Cloud = "other" }));
        Assert.False(await _codes.TryUseAsync(code, Ada with { Purpose = "sign-in" }));
        Assert.True(await _codes.TryUseAsync(code, Ada));
    }

    [Fact]
    public async Task A_code_is_open_for_five_minutes()
    {
        var code = await OpenAsync(Ada);
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.NotNull(await _codes.FindAsync(code));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await _codes.FindAsync(code));
    }

    [Fact]
    public async Task Whoever_asks_for_the_same_name_gets_the_same_code_and_that_for_five_more_minutes()
    {
        var first = await OpenAsync(Ada);
        _clock.Advance(TimeSpan.FromMinutes(4));
        var again = await OpenAsync(Ada with { Name = "ADA" });
        _clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(first, again);
        Assert.Equal(1, _codes.Count);
        Assert.True(await _codes.TryUseAsync(first, Ada));
        Assert.NotEqual(first, await OpenAsync(Ada));
    }

    [Fact]
    public async Task A_code_is_never_older_than_ten_minutes_however_often_it_is_asked_for()
    {
        var first = await OpenAsync(Ada);
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await OpenAsync(Ada);
        }

        var second = await OpenAsync(Ada);
        _clock.Advance(TimeSpan.FromMinutes(4));

        Assert.NotEqual(first, second);
        Assert.Null(await _codes.FindAsync(first));
        Assert.True(await _codes.TryUseAsync(second, Ada));
        Assert.Equal(0, _codes.Count);
    }

    [Fact]
    public async Task An_older_code_of_the_same_name_stays_open_when_the_later_one_is_used()
    {
        var first = await OpenAsync(Ada);
        _clock.Advance(TimeSpan.FromMinutes(4));
        await OpenAsync(Ada);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = await OpenAsync(Ada);

        Assert.True(await _codes.TryUseAsync(second, Ada));
        Assert.NotNull(await _codes.FindAsync(first));
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(await _codes.FindAsync(first));
    }

    [Fact]
    public async Task Codes_that_others_ask_for_void_none_and_when_too_many_are_open_in_a_project_there_are_no_new_ones()
    {
        var own = await OpenAsync(Ada);
        for (var i = 1; i < MemoryChallengeCodes.MaxCodesOfProject; i++)
        {
            await OpenAsync(Ada with { Name = $"player{i}" });
        }

        Assert.Null(await _codes.OpenAsync(Ada with { Name = "late" }));
        Assert.Equal(own, await OpenAsync(Ada));
        Assert.NotNull(await _codes.OpenAsync(Ada with { Project = "2" }));
        Assert.True(await _codes.TryUseAsync(own, Ada));
        Assert.NotNull(await _codes.OpenAsync(Ada with { Name = "late" }));
        Assert.Equal(MemoryChallengeCodes.MaxCodesOfProject + 1, _codes.Count);
    }

    [Fact]
    public async Task There_are_never_more_codes_than_the_bound()
    {
        var first = await OpenAsync(Ada);
        for (var i = 1; i < MemoryChallengeCodes.MaxCodes + 500; i++)
        {
            Assert.Equal(i < MemoryChallengeCodes.MaxCodes, await _codes.OpenAsync(Ada with { Name = $"player{i}", Project = $"{i % 10}" }) is not null);
        }

        Assert.Equal(MemoryChallengeCodes.MaxCodes, _codes.Count);
        Assert.NotNull(await _codes.FindAsync(first));
    }

    private async Task<string> OpenAsync(ChallengeSubject subject) => (await _codes.OpenAsync(subject))!;
}

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
            var code = await _codes.OpenAsync(Ada with { Name = $"player{i}" });
            Assert.Matches("^[1-9][0-9]{18}$", code);
            Assert.True(codes.Add(code));
        }
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var code = await _codes.OpenAsync(Ada);
        Assert.Equal(Ada, await _codes.FindAsync(code));
        Assert.True(await _codes.TryUseAsync(code, Ada with { Name = "ADA" }));
        Assert.False(await _codes.TryUseAsync(code, Ada));
        Assert.Null(await _codes.FindAsync(code));
    }

    [Fact]
    public async Task A_code_is_for_one_name_project_cloud_and_purpose()
    {
        var code = await _codes.OpenAsync(Ada);
        Assert.False(await _codes.TryUseAsync(code, Ada with { Name = "Bob" }));
        Assert.False(await _codes.TryUseAsync(code, Ada with { Project = "2" }));
        Assert.False(await _codes.TryUseAsync(code, Ada with { Cloud = "other" }));
        Assert.False(await _codes.TryUseAsync(code, Ada with { Purpose = "sign-in" }));
        Assert.True(await _codes.TryUseAsync(code, Ada));
    }

    [Fact]
    public async Task A_code_is_open_for_five_minutes()
    {
        var code = await _codes.OpenAsync(Ada);
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.NotNull(await _codes.FindAsync(code));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await _codes.FindAsync(code));
    }

    [Fact]
    public async Task Codes_for_one_name_do_not_push_out_those_of_others()
    {
        var bobs = await _codes.OpenAsync(Ada with { Name = "Bob" });
        var first = await _codes.OpenAsync(Ada);
        for (var i = 0; i < MemoryChallengeCodes.MaxCodesOfSubject; i++)
        {
            await _codes.OpenAsync(Ada);
        }

        Assert.Null(await _codes.FindAsync(first));
        Assert.NotNull(await _codes.FindAsync(bobs));
        Assert.Equal(MemoryChallengeCodes.MaxCodesOfSubject + 1, _codes.Count);
    }

    [Fact]
    public async Task There_are_never_more_codes_than_the_bound()
    {
        for (var i = 0; i < MemoryChallengeCodes.MaxCodes + 500; i++)
        {
            await _codes.OpenAsync(Ada with { Name = $"player{i}" });
        }

        Assert.Equal(MemoryChallengeCodes.MaxCodes, _codes.Count);
    }

    [Fact]
    public async Task Only_a_new_code_takes_the_place_of_an_old_one_and_not_a_look_at_it()
    {
        var first = await _codes.OpenAsync(Ada);
        for (var i = 1; i < MemoryChallengeCodes.MaxCodes; i++)
        {
            await _codes.OpenAsync(Ada with { Name = $"player{i}" });
        }

        Assert.Equal(Ada, await _codes.FindAsync(first));
        await _codes.OpenAsync(Ada with { Name = "late" });
        Assert.False(await _codes.TryUseAsync(first, Ada));
        Assert.Equal(MemoryChallengeCodes.MaxCodes, _codes.Count);
    }
}

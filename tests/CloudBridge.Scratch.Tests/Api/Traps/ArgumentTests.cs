namespace CloudBridge.Scratch.Tests.Api.Traps;

public sealed class ArgumentTests
{
    private readonly ScriptedUpstream _upstream = ScriptedUpstream.Always("[]");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("ünder")]
    [InlineData("a?x")]
    [InlineData("abcdefghijklmnopqrstu")]
    public async Task A_name_that_nobody_can_have_is_not_asked(string name)
    {
        Assert.False(ScratchNames.IsUsername(name));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await _upstream.Api().GetUserAsync(name));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await _upstream.Api().GetProjectCommentsAsync(name, 1, PageRange.First));
        Assert.Empty(_upstream.Calls);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("-MarzBarz-")]
    [InlineData("abcdefghij_123456789")]
    public async Task A_name_that_somebody_can_have_is_asked_as_it_is(string name)
    {
        Assert.True(ScratchNames.IsUsername(name));
        await _upstream.Api().GetFollowersAsync(name, PageRange.First);
        Assert.Equal([$"users/{name}/followers?limit=40&offset=0"], _upstream.Paths);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public async Task Numbers_begin_at_1(long id)
    {
        var api = _upstream.Api();

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await api.GetProjectAsync(id));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await api.GetStudioAsync(id));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await api.GetClassroomAsync(id));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await api.GetStudioRepliesAsync(1, id, PageRange.First));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await api.GetProjectCommentAsync("mres", 1, id));
        Assert.Empty(_upstream.Calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(41)]
    public async Task Activity_comes_in_parts_of_1_to_40(int limit)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await _upstream.Api().GetStudioActivityAsync(1, limit));
        Assert.Empty(_upstream.Calls);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_ends_the_question()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _upstream.Api().GetUserAsync("mres", source.Token));
    }
}

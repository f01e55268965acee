namespace CloudBridge.Scratch.Tests.Api;

public sealed class TrampolineTests
{
    [Fact]
    public async Task It_reads_what_the_Scratch_API_would_answer()
    {
        var project = ScriptedUpstream.Example("api/projects/142", "Projects/project");
        var user = ScriptedUpstream.Example("api/users/mres", "Users/user");
        var studio = ScriptedUpstream.Example("api/studios/31659696/projects?offset=40", "Studios/studio-projects");

        Assert.Equal("PlayWithYourFace", (await new Trampoline(project).GetProjectAsync(142)).Title);
        Assert.Equal(167, (await new Trampoline(user).GetUserAsync("mres")).Id);
        Assert.Equal(712758811, Assert.Single(await new Trampoline(studio).GetStudioProjectsAsync(31659696, new PageRange(41, 5))).Id);
        Assert.All(project.Calls.Concat(user.Calls).Concat(studio.Calls), call => Assert.Equal(Upstream.Trampoline, call.Upstream));
    }

    [Fact]
    public async Task Its_faults_name_it()
    {
        var error = await Assert.ThrowsAsync<UpstreamException>(() => new Trampoline(ScriptedUpstream.Always("{}")).GetUserAsync("mres"));

        Assert.Equal((Upstream.Trampoline, UpstreamFault.Malformed), (error.Upstream, error.Fault));
    }

    [Fact]
    public async Task Names_and_numbers_are_looked_at_first()
    {
        var upstream = ScriptedUpstream.Always("{}");

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await new Trampoline(upstream).GetUserAsync("a b"));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await new Trampoline(upstream).GetProjectAsync(0));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await new Trampoline(upstream).GetStudioProjectsAsync(-1, PageRange.First));
        Assert.Empty(upstream.Calls);
    }
}

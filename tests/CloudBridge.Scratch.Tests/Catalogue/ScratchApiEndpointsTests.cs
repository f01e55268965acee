using System.Text.RegularExpressions;
using CloudBridge.Scratch.Tests.Api;

namespace CloudBridge.Scratch.Tests.Catalogue;

public sealed class ScratchApiEndpointsTests
{
    private static readonly IReadOnlyList<ScratchEndpoint> All = ScratchApiEndpoints.All;

    [Fact]
    public void Each_endpoint_is_there_once()
    {
        Assert.Equal(All.Count, All.Select(endpoint => endpoint.Key).Distinct().Count());
        Assert.All(All, endpoint => Assert.Contains(endpoint, ScratchEndpoints.All));
    }

    [Fact]
    public async Task Every_endpoint_that_can_be_asked_is_asked_by_a_method_and_no_other()
    {
        var upstream = ScriptedUpstream.Always("[]");
        foreach (var method in EveryMethod.All)
        {
            await Record.ExceptionAsync(() => EveryMethod.CallAsync(upstream.Api(), method));
        }

        var live = All.Where(endpoint => endpoint.State == EndpointState.Live).ToList();
        Assert.All(upstream.Paths, path => Assert.Contains(live, endpoint => Matches(endpoint, path)));
        Assert.All(live, endpoint => Assert.Contains(upstream.Paths, path => Matches(endpoint, path)));
        Assert.Equal(EveryMethod.All.Count, live.Count);
    }

    [Fact]
    public void An_endpoint_that_is_not_asked_says_why() =>
        Assert.All(All, endpoint => Assert.Equal(endpoint.State != EndpointState.Live, !string.IsNullOrEmpty(endpoint.Note)));

    [Fact]
    public void What_replaces_an_endpoint_can_be_asked() =>
        Assert.All(
            All.Where(endpoint => endpoint.ReplacedBy is not null),
            endpoint => Assert.Contains(All, other => other.Key == endpoint.ReplacedBy && other.State == EndpointState.Live));

    [Theory]
    [InlineData("ScratchApi GET /proxy/users/{user_id}/featured", UpstreamFault.Gone, null)]
    [InlineData("ScratchApi GET /proxy/users/{username}/activity", UpstreamFault.Gone, null)]
    [InlineData("ScratchApi GET /proxy/users/{username}/activity/count", UpstreamFault.Gone, "ScratchApi GET /users/{username}/messages/count")]
    [InlineData("ScratchSite GET /varserver/{project_id}", UpstreamFault.Gone, null)]
    [InlineData("ScratchSite GET /api/v1/", UpstreamFault.Gone, "ScratchApi GET /")]
    [InlineData("ScratchSite GET /api/v1/project/{project_id}/", UpstreamFault.Gone, "ScratchApi GET /projects/{project_id}")]
    [InlineData("ScratchSite GET /api/v1/project/set/{project_ids}/", UpstreamFault.Gone, "ScratchApi GET /projects/{project_id}")]
    [InlineData("ScratchSite GET /api/v1/user/{username}/", UpstreamFault.Gone, "ScratchApi GET /users/{username}")]
    [InlineData("ScratchSite GET /api/v1/user/set/{usernames}/", UpstreamFault.Gone, "ScratchApi GET /users/{username}")]
    [InlineData("ScratchApi GET /users/{username}/following/users/activity", UpstreamFault.NeedsSignIn, null)]
    [InlineData("ScratchApi GET /users/{username}/messages", UpstreamFault.NeedsSignIn, "ScratchApi GET /users/{username}/messages/count")]
    [InlineData("ScratchApi POST /surprise", UpstreamFault.NotSupported, "ScratchApi GET /surprise")]
    [InlineData("ScratchApi POST /users/{username}/projects/{project_id}/views/", UpstreamFault.NotSupported, null)]
    public void An_endpoint_that_is_not_asked_refuses_with_what_replaces_it(string key, UpstreamFault fault, string? replacement)
    {
        var endpoint = Assert.Single(All, endpoint => endpoint.Key == key);

        var error = Assert.Throws<UpstreamException>(endpoint.Refuse);

        Assert.Equal((endpoint.Upstream, fault, replacement), (error.Upstream, error.Fault, error.Replacement));
        Assert.Contains(endpoint.Note!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_that_can_be_asked_does_not_refuse() =>
        Assert.All(All.Where(endpoint => endpoint.State == EndpointState.Live), endpoint => Assert.Throws<InvalidOperationException>(endpoint.Refuse));

    private static bool Matches(ScratchEndpoint endpoint, string path)
    {
        var pattern = Regex.Replace(endpoint.Path, @"\{\w+\}", "(mres|5)");
        return endpoint.Method == "GET" && Regex.IsMatch("/" + path.Split('?')[0], $"^{pattern}$");
    }
}

namespace CloudBridge.Scratch.Tests.Site;

public sealed class SiteEndpointTests
{
    private static readonly ScratchEndpoint[] Site = [.. ScratchEndpoints.All.Where(endpoint => endpoint.Upstream is not (Upstream.ScratchApi or Upstream.ScratchDb))];

    [Fact]
    public void Each_is_there_once() => Assert.Equal(Site.Length, Site.Select(endpoint => endpoint.Key).Distinct().Count());

    [Fact]
    public void What_is_not_asked_says_why() =>
        Assert.All(Site.Where(endpoint => endpoint.State != EndpointState.Live), endpoint => Assert.False(string.IsNullOrEmpty(endpoint.Note)));

    [Theory]
    [InlineData("ScratchSite GET /site-api/comments/gallery/{id}/", EndpointState.Live)]
    [InlineData("CloudData GET /logs", EndpointState.Live)]
    [InlineData("CloudData WS /", EndpointState.NeedsSignIn)]
    [InlineData("ScratchSite POST /login/", EndpointState.Writes)]
    [InlineData("Trampoline GET /cloud-proxy", EndpointState.Gone)]
    public void Known_ones_have_their_state(string key, EndpointState state) => Assert.Equal(state, Assert.Single(Site, endpoint => endpoint.Key == key).State);
}

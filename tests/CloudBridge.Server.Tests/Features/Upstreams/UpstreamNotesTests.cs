using CloudBridge.Scratch;
using CloudBridge.Server.Features.Upstreams;

namespace CloudBridge.Server.Tests.Features.Upstreams;

public sealed class UpstreamNotesTests
{
    private static readonly Uri Own = new("https://proxy.example/");

    [Fact]
    public void An_address_of_ones_own_that_nothing_switches_on_is_named_with_what_is_missing()
    {
        var options = new UpstreamsOptions { AcceptTerms = true };
        options.For(Upstream.ScratchApi).BaseUrl = Own;
        options.For(Upstream.ScratchDb).BaseUrl = Own;
        options.For(Upstream.ScratchDb).Enabled = true;
        options.For(Upstream.Ocular).BaseUrl = Own;
        options.For(Upstream.Ocular).Enabled = false;

        Assert.Equal(["ScratchApi at proxy.example is not asked: Upstream:ScratchApi:Enabled=true is missing"], UpstreamNotes.Missing(options));
    }

    [Fact]
    public void An_address_of_Scratch_wants_its_terms()
    {
        var options = new UpstreamsOptions();
        options.For(Upstream.ScratchSite).BaseUrl = new Uri("https://beta.scratch.mit.edu/");

        Assert.Equal(["ScratchSite at beta.scratch.mit.edu is not asked: Lookup:AcceptTerms=true is missing"], UpstreamNotes.Missing(options));
    }

    [Fact]
    public void Nothing_is_missing_where_nothing_was_set() => Assert.Empty(UpstreamNotes.Missing(new UpstreamsOptions { AcceptTerms = true }));
}

using System.Net;
using CloudBridge.FakeUpstream;

namespace CloudBridge.Scratch.Tests.Stats.Http;

/// <summary>Asks a stand-in on this machine, once for each question.</summary>
internal sealed class DirectUpstream(FakeUpstreamHost host) : IUpstreamClient, IDisposable
{
    public static DateTimeOffset FetchedAt { get; } = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http = new() { BaseAddress = host.BaseUrlOf("ScratchDb") };

    public async Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default)
    {
        using var response = await _http.GetAsync(new Uri(question.Path, UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            throw new UpstreamException(question.Upstream, UpstreamFault.NotFound, question.Path);
        }

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new UpstreamReply(await response.Content.ReadAsByteArrayAsync(cancellationToken), "application/json", 200, FetchedAt);
    }

    public void Dispose() => _http.Dispose();
}

using System.Net;
using CloudBridge.Scratch;

namespace CloudBridge.FakeUpstream.Tests.Site;

/// <summary>Asks the stand-in for all upstreams, once for each question and with nothing kept.</summary>
internal sealed class DirectUpstream(FakeUpstreamHost host, HttpClient http) : IUpstreamClient
{
    public async Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default)
    {
        using var response = await http.GetAsync(new Uri(host.BaseUrlOf(question.Upstream.ToString()), question.Path), cancellationToken);
        var status = (int)response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (status is not ((>= 200 and <= 299) or 688))
        {
            throw new UpstreamException(question.Upstream, response.StatusCode == HttpStatusCode.NotFound ? UpstreamFault.NotFound : UpstreamFault.Refused, $"{question.Path}: {status}");
        }

        return question.MediaType is null || type.StartsWith(question.MediaType, StringComparison.Ordinal)
            ? new(await response.Content.ReadAsByteArrayAsync(cancellationToken), type, status, DateTimeOffset.UnixEpoch)
            : throw new UpstreamException(question.Upstream, UpstreamFault.Malformed, $"{question.Path}: {type}");
    }
}

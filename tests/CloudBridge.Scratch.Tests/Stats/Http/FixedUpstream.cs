using System.Text;

namespace CloudBridge.Scratch.Tests.Stats.Http;

/// <summary>Gives one answer to everything and remembers what was asked.</summary>
internal sealed class FixedUpstream(string answer) : IUpstreamClient
{
    public List<string> Asked { get; } = [];

    public Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default)
    {
        Asked.Add(question.Path);
        return Task.FromResult(new UpstreamReply(Encoding.UTF8.GetBytes(answer), "application/json", 200, DirectUpstream.FetchedAt));
    }
}

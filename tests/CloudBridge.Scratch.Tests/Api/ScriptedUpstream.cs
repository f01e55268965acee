using System.Text;

namespace CloudBridge.Scratch.Tests.Api;

/// <summary>An upstream that answers what a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedUpstream(Func<UpstreamCall, byte[]?> answer) : IUpstreamClient
{
    public List<UpstreamCall> Calls { get; } = [];

    public IEnumerable<string> Paths => Calls.Select(call => call.Path);

    /// <summary>Whether answers say that they were fetched before.</summary>
    public bool IsCached { get; set; }

    /// <summary>Answers one path with a text, every other one with "not found".</summary>
    public static ScriptedUpstream Serving(string path, string body) =>
        new(call => call.Path == path ? Encoding.UTF8.GetBytes(body) : null);

    /// <summary>Answers one path with an example of the documents.</summary>
    public static ScriptedUpstream Example(string path, string file) => Serving(path, ExampleFile.Read(file));

    /// <summary>Answers everything with the same text.</summary>
    public static ScriptedUpstream Always(string body) => new(_ => Encoding.UTF8.GetBytes(body));

    public Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add(question);
        return answer(question) is { } body
            ? Task.FromResult(new UpstreamReply(body, "application/json", 200, DateTimeOffset.UnixEpoch, IsCached))
            : throw new UpstreamException(question.Upstream, UpstreamFault.NotFound, question.Path);
    }
}

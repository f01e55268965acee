using System.Text.Json.Nodes;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Http;

/// <summary>An upstream that answers every path of version 2 with the example of its document.</summary>
internal sealed class DocumentExamples : IUpstreamClient
{
    public static DateTimeOffset FetchedAt { get; } = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A path of each kind, and its example.</summary>
    public static TheoryData<string, string> Paths { get; } = new()
    {
        { "/v2/user/info/World_Languages", "user" },
        { "/v2/user/rank/global/views/0", "user-rank" },
        { "/v2/user/rank/United%20Kingdom/followers/0", "user-rank" },
        { "/v2/project/info/id/10016238", "project" },
        { "/v2/project/rank/loves/0", "project-rank" },
        { "/v2/project/info/user/griffpatch", "project-rank" },
        { "/v2/forum/user/info/CatsUnited", "forum-user" },
        { "/v2/forum/post/28", "forum-post" },
        { "/v2/forum/user/posts/Harakou", "forum-posts" },
        { "/v2/forum/topic/13", "forum-topic" },
        { "/v2/forum/search?q=%2Busername%3APaddle2See%20%2Bcategory%3ASuggestions", "forum-search" },
        { "/v2/forum/category/rank/total/0", "forum-rank" },
    };

    public static byte[] Bytes(string name)
    {
        using var file = typeof(DocumentExamples).Assembly.GetManifestResourceStream($"ScratchDb.{name}.json")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static JsonObject Read(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    public Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default)
    {
        var name = Paths.Select(row => ((string)row[0], (string)row[1])).FirstOrDefault(row => row.Item1 == "/" + question.Path).Item2
            ?? throw new UpstreamException(Upstream.ScratchDb, UpstreamFault.NotFound, question.Path);
        return Task.FromResult(new UpstreamReply(Bytes(name), "application/json", 200, FetchedAt));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Http;

/// <summary>Every path answers as in the document: the same names in the same order, of the same types, with the same values.</summary>
public sealed class ShapeTests : IClassFixture<ShapeTests.Server>
{
    private readonly RunningServer _server;

    public ShapeTests(Server server) => _server = server.Running;

    public static TheoryData<string, string> Paths => DocumentExamples.Paths;

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_path_answers_field_for_field_as_the_document_and_names_its_source_and_age(string path, string example)
    {
        using var response = await _server.Http.GetAsync(new Uri(path, UriKind.Relative));
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        var expected = DocumentExamples.Read(example);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([.. expected.Select(member => member.Key), "source", "as_of"], answer.Select(member => member.Key));
        Assert.True(answer["query_time"]!.GetValue<long>() >= 0);
        Assert.NotEmpty(answer["revision"]!.GetValue<string>());
        Assert.Equal(("local", "2024-05-01T12:00:00.000Z"), ((string?)answer["source"], (string?)answer["as_of"]));
        Assert.Equal(expected.ContainsKey("wid") ? "407fe8f" : null, (string?)answer["wid"]);
        Assert.Equal(Content(expected), Content(answer));
    }

    [Fact]
    public async Task Pages_from_anywhere_may_read_it()
    {
        using var response = await _server.Http.GetAsync(new Uri("/v2/user/info/World_Languages", UriKind.Relative));

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    /// <summary>The answer without what differs from time to time.</summary>
    private static string Content(JsonObject answer)
    {
        foreach (var name in new[] { "query_time", "wid", "revision", "source", "as_of" })
        {
            answer.Remove(name);
        }

        return answer.ToJsonString();
    }

    public sealed class Server : IAsyncLifetime
    {
        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningServer.StartAsync(settings => settings["Stats:Enabled"] = "true", bridge => bridge.Services
            .AddKeyedSingleton<IScratchStats>(StatsServices.LocalStore, new ScratchDbV2Stats(new DocumentExamples(), "local"))
            .AddSingleton<IStatsRevision>(new FixedRevision("407fe8f")));

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }
}

using CloudBridge.Client;
using CloudBridge.Hosting;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Requests.Mistakes;

/// <summary>Every request takes names and numbers as players write them, and says of every page whether it is there.</summary>
public sealed class OtherWritingTests(WireTests.Server server) : IClassFixture<WireTests.Server>
{
    private static readonly Dictionary<string, string> Links = new()
    {
        ["project"] = "projects", ["studio"] = "studios", ["classroom"] = "classes", ["topic"] = "discuss/topic", ["post"] = "discuss/post", ["forum.post"] = "discuss/post",
        ["forum.topic"] = "discuss/topic", ["stats.project"] = "projects", ["ocular.reactions"] = "discuss/post", ["cloud.log"] = "projects",
    };

    private readonly RunningServer _server = server.Running;

    private static IEnumerable<RequestRoute> Live => BuiltInRoutes.All.Where(route =>
        route.Endpoints.Any(key => ScratchEndpoints.All.Single(endpoint => endpoint.Key == key).State == EndpointState.Live));

    public static TheoryData<string> Named => [.. Live.Where(route => route.Parameters is [{ Name: "name" }, ..] && route.Name is not ("asset.info" or "username.check")).Select(route => route.Name)];

    public static TheoryData<string> Numbered => [.. Live.Where(route => route.Parameters is [{ Name: "id" or "project" or "post", IsOptional: false }, ..]).Select(route => route.Name)];

    public static TheoryData<string> Paged => [.. Live.Where(route => route.Parameters.Any(parameter => parameter.Name == "page")).Select(route => route.Name)];

    [Theory]
    [MemberData(nameof(Named))]
    public Task A_name_may_have_an_at_spaces_or_a_link_around_it(string name) =>
        AnswersAlikeAsync(name, user => [$"@{user}", $" {user} ", $"https://scratch.mit.edu/users/{user}/"]);

    [Theory]
    [MemberData(nameof(Numbered))]
    public Task A_number_may_have_spaces_or_a_link_around_it(string name)
    {
        var kind = Links.First(link => link.Key == name || name.StartsWith(link.Key + ".", StringComparison.Ordinal)).Value;
        return AnswersAlikeAsync(name, id => [$" {id} ", $"#{id}", $"https://scratch.mit.edu/{kind}/{id}/"]);
    }

    [Theory]
    [MemberData(nameof(Paged))]
    public async Task A_page_behind_the_end_is_said_to_be_none(string name)
    {
        var (_, arguments) = Examples.Read(Find(name).Example);
        string[] required = [.. arguments.Take(Find(name).Parameters.Count(parameter => !parameter.IsOptional))];
        var last = name == "studio.activity" ? 10 : 9_999;

        var answer = await _server.AskAsync(name, [.. required, $"page:{last}"]);

        Assert.Equal($"There is no page {last}: the list ends before it.", answer.Error);
    }

    private async Task AnswersAlikeAsync(string name, Func<string, string[]> writings)
    {
        var (_, arguments) = Examples.Read(Find(name).Example);
        var plain = await _server.AskAsync(name, arguments);
        Assert.Equal(AnswerStatus.Done, plain.Status);
        foreach (var writing in writings(arguments[0]))
        {
            var answer = await _server.AskAsync(name, [writing, .. arguments[1..]]);
            Assert.True(answer.Status == AnswerStatus.Done, $"{name} {writing}: {answer.Error}");
            Assert.Equal(plain.Items, answer.Items);
        }
    }

    private static RequestRoute Find(string name) => BuiltInRoutes.All.Single(route => route.Name == name);
}

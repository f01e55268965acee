using CloudBridge.Client;
using CloudBridge.Hosting;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Requests.Mistakes;

/// <summary>Every request is asked with every kind of mistake, in both formats: one sentence for each, and nobody else is troubled with it.</summary>
public sealed class MistakeTests(MistakeServer server) : IClassFixture<MistakeServer>
{
    public static TheoryData<string> Names => NamesOf(route => route.Identity == AskerEvidence.None && IsThere(route));

    public static TheoryData<string> Gone => NamesOf(route => !IsThere(route));

    public static TheoryData<string> Personal => NamesOf(route => route.Identity != AskerEvidence.None);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_mistake_is_the_players_to_put_right_and_costs_no_question(string name) => EachAsync(name, (mistake, answer, isCb1, asked) =>
    {
        Assert.True(answer.Error!.Contains(mistake.Sentence, StringComparison.Ordinal), $"{asked}: {answer.Error}");
        Assert.True(!isCb1 || answer.Result == RequestStatus.BadArgument, $"{asked}: {answer.Result}");
    });

    [Theory]
    [MemberData(nameof(Gone))]
    public async Task What_is_gone_says_so_or_names_the_mistake(string name)
    {
        var (_, example) = Examples.Read(BuiltInRoutes.All.Single(route => route.Name == name).Example);
        var right = await server.AskAsync(name, example);

        Assert.Matches("has removed this|only to a user who is signed in", right.Error);
        await EachAsync(name, (mistake, answer, _, asked) =>
            Assert.True(answer.Error == right.Error || answer.Error!.Contains(mistake.Sentence, StringComparison.Ordinal), $"{asked}: {answer.Error}"));
    }

    [Theory]
    [MemberData(nameof(Personal))]
    public Task Where_nobody_can_know_who_asks_that_is_said_whatever_comes_with_it(string name) =>
        EachAsync(name, (_, answer, _, _) => Assert.Equal("This request needs Scratch's cloud, which knows who asks.", answer.Error));

    /// <summary>Asks a request with every kind of mistake in both formats.</summary>
    private Task EachAsync(string name, Action<Mistake, CloudAnswer, bool, string> check) =>
        Task.WhenAll(Mistake.Of(BuiltInRoutes.All.Single(route => route.Name == name)).Select(async mistake =>
        {
            var asked = $"{name} {string.Join('&', mistake.Arguments)}";
            var answers = await Task.WhenAll(server.AskAsync(name, mistake.Arguments), server.AskCb1Async(name, mistake.Arguments));
            for (var i = 0; i < answers.Length; i++)
            {
                Assert.True(answers[i].Error is not null, $"{asked}: {string.Join('|', answers[i].Items)}");
                Assert.All(answers[i].Error!, character => Assert.True(CharacterTable.Contains(character)));
                check(mistake, answers[i], i == 1, asked);
            }
        }));

    private static TheoryData<string> NamesOf(Func<RequestRoute, bool> isWanted) => [.. BuiltInRoutes.All.Where(isWanted).Select(route => route.Name)];

    private static bool IsThere(RequestRoute route) =>
        route.Endpoints.Count == 0 || route.Endpoints.Any(key => ScratchEndpoints.All.Single(endpoint => endpoint.Key == key).State == EndpointState.Live);
}

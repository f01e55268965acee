using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Requests.Mistakes;

/// <summary>Every request is asked with every kind of mistake, in both formats: one sentence for each, and nobody else is troubled with it.</summary>
public sealed class MistakeTests(MistakeServer server) : IClassFixture<MistakeServer>
{
    public static TheoryData<string> Names => [.. BuiltInRoutes.All.Where(CanBeAsked).Select(route => route.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_mistake_is_the_players_to_put_right_and_costs_no_question(string name) =>
        Task.WhenAll(Mistake.Of(BuiltInRoutes.All.Single(route => route.Name == name)).Select(async mistake =>
        {
            var asked = $"{name} {string.Join('&', mistake.Arguments)}";
            var answer = await server.AskAsync(name, mistake.Arguments);
            var cb1 = await server.AskCb1Async(name, mistake.Arguments);

            Assert.True(answer.Error?.Contains(mistake.Sentence, StringComparison.Ordinal) == true, $"{asked}: {answer.Error ?? string.Join('|', answer.Items)}");
            Assert.True(cb1.Error?.Contains(mistake.Sentence, StringComparison.Ordinal) == true, $"{asked} in CB1: {cb1.Error ?? string.Join('|', cb1.Items)}");
            Assert.True(cb1.Result == RequestStatus.BadArgument, $"{asked}: {cb1.Result}");
            Assert.All(answer.Error!, character => Assert.True(CharacterTable.Contains(character)));
        }));

    /// <summary>What is gone, or wants to know who asks, says so whatever comes with it.</summary>
    private static bool CanBeAsked(RequestRoute route) => route.Identity == AskerEvidence.None && !route.Name.StartsWith("monitor.", StringComparison.Ordinal)
        && (route.Endpoints.Count == 0 || route.Endpoints.Any(key => ScratchEndpoints.All.Single(endpoint => endpoint.Key == key).State == EndpointState.Live));
}

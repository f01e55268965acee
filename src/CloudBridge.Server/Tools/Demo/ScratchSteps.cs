using CloudBridge.Hosting;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>The requests of the demo on the simulated Scratch.</summary>
internal static class ScratchSteps
{
    public const string WhoAmI = "whoami";
    private const int LongAnswer = 900;
    private const int ScratchValue = 256;

    /// <summary>The steps that a bridge with these requests can show.</summary>
    /// <param name="demo">The demo they are asked in.</param>
    /// <param name="catalog">The requests.</param>
    public static IReadOnlyList<DemoStep> Of(ScratchDemo demo, IRequestCatalog catalog)
    {
        DemoStep[] all =
        [
            new("A signed-in bridge and a signed-in player", "ping", [], "the text pong", result => result.Is("pong")),
            new("A long answer in values as short as Scratch's", "big", ["900"], "900 characters, none lost, in values of 256 at most", HasAll),
            new("Who asked, as the cloud log has it", WhoAmI, [], $"the name {ScratchDemo.Player}", result => result.Is(ScratchDemo.Player))
            {
                Prepare = demo.SettleAsync,
            },
            new(
                "The session has expired while the bridge was away: it signs in again",
                "ping",
                [],
                "the text pong after one more sign-in",
                result => result.Is("pong") && demo.SignIns == 2)
            {
                Prepare = demo.RestartExpiredAsync,
            },
            new(
                "The cloud takes values and pushes none: the bridge reads the cloud log",
                "echo",
                ["silence"],
                "the text silence, asked and answered in the log alone",
                result => result.Is("silence") && demo.IsKnownSilent)
            {
                Prepare = demo.RestartSilentAsync,
                IsOverLog = true,
            },
        ];
        return [.. all.Where(step => catalog.Find(step.Name) is not null)];
    }

    private static bool HasAll(DemoResult result) =>
        result.Is(LongText.Of(LongAnswer)) && result.Received.Count > 1 && result.Received.All(value => value.Value.Length <= ScratchValue);
}

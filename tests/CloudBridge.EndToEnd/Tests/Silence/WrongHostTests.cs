using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch;
using CloudBridge.Sprites.Languages;

namespace CloudBridge.EndToEnd.Tests.Silence;

/// <summary>
/// A project in a real scratch-vm whose cloud host is none: it says so, within 3 s of its own clock where its format has a greeting to
/// miss, and after its whole time otherwise.
/// </summary>
public sealed class WrongHostTests
{
    private const int Timeout = 8;

    private static readonly EngineNames Names = new();

    public static TheoryData<Wire, double, double> Waits => new() { { Wire.Cb1, 0, 3 }, { Wire.Compatible, Timeout, Timeout + 1 } };

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Where_nobody_listens_the_address_is_doubted(Wire wire, double from, double to) =>
        Expect(await AskAsync(wire, new Uri($"ws://127.0.0.1:{FreePorts.Take(1)[0]}/"), connects: false), from, to);

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Where_a_host_takes_the_connection_and_says_nothing_its_address_is_doubted(Wire wire, double from, double to)
    {
        using var host = new SilentHost(opens: false);

        Expect(await AskAsync(wire, host.Address, connects: false), from, to);
        Assert.True(host.Visit.IsCompletedSuccessfully, "Nobody came.");
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Where_a_host_opens_and_says_nothing_its_address_is_doubted(Wire wire, double from, double to)
    {
        using var host = new SilentHost(opens: true);

        Expect(await AskAsync(wire, host.Address), from, to);
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Where_the_host_is_a_web_server_its_address_is_doubted(Wire wire, double from, double to)
    {
        using var server = await ServerProcess.StartAsync(["1"]);

        Expect(await AskAsync(wire, new UriBuilder(server.Web) { Scheme = "ws" }.Uri, connects: false), from, to);
    }

    private static async Task<EngineEvent> AskAsync(Wire wire, Uri cloud, bool connects = true)
    {
        var run = await EngineRun.PlayAsync(new() { Wire = wire, Cloud = cloud, Connects = connects, Asks = [new("ping")], RequestTimeout = Timeout });
        return Assert.Single(run.Asked);
    }

    private static void Expect(EngineEvent asked, double from, double to)
    {
        Assert.Equal(("offline", Names.OfflineSentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, from, to);
    }
}

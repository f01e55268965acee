using CloudBridge.Diagnostics;
using CloudBridge.Identity;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Tests.Identity;

/// <summary>A resolver on a log that the test writes. Time goes on in small steps until an answer is there.</summary>
internal sealed class ResolverDriver : IDisposable
{
    private static readonly TimeSpan PatienceTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly BridgeMetrics _metrics = new();
    private readonly AskerResolver _resolver;

    public ResolverDriver(TimeSpan skew = default, int mostRows = 1000)
    {
        Log = new ManualLog(Clock) { Skew = skew, MostRows = mostRows };
        _resolver = new AskerResolver(Log, "demo", Clock, _metrics, NullLogger.Instance);
        LiveSince = Clock.GetTimestamp();
        Clock.Advance(TimeSpan.FromMinutes(5));
    }

    public ManualTimeProvider Clock { get; } = new();

    public ManualLog Log { get; }

    public long? LiveSince { get; set; }

    public bool IsNew { get; set; } = true;

    public bool IsOrdered { get; set; } = true;

    /// <summary>What a request leaves that has come just now.</summary>
    public AskerClue Clue(params string[] values)
    {
        Assert.True(RequestPacket.TryParse(System.Text.Encoding.ASCII.GetBytes(values[^1]), out var packet));
        return new AskerClue("\u2601 TO_HOST", values, PacketKey.Of(packet), Clock.GetTimestamp(), LiveSince, IsNew) { IsOrdered = IsOrdered };
    }

    public Task<AskerFinding> BeginMatch(params string[] values) => _resolver.MatchAsync(Clue(values), PatienceTime);

    public Task<AskerFinding> MatchAsync(params string[] values) => EndAsync(BeginMatch(values));

    public Task<AskerFinding> ProveAsync(string name, params string[] values) => EndAsync(_resolver.ProveAsync(Clue(values), name, PatienceTime));

    /// <summary>Moves the clock until a task has ended.</summary>
    public async Task<AskerFinding> EndAsync(Task<AskerFinding> finding)
    {
        while (!finding.IsCompleted)
        {
            await AdvanceAsync(Step);
        }

        return await finding;
    }

    /// <summary>Moves the clock on a thread without a context, where all that falls due is done before it goes on.</summary>
    public Task AdvanceAsync(TimeSpan by) => Task.Run(() => Clock.Advance(by));

    public void Dispose() => _metrics.Dispose();
}

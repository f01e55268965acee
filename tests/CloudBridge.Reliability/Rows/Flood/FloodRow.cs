using CloudBridge.Reliability.Drivers;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Flood;

/// <summary>The server as a user starts it, with 512 MB of memory, against hostile clients; what counts is how all others fare.</summary>
internal sealed class FloodRow : IReliabilityRow
{
    private const long HeapLimit = 512L * 1024 * 1024;
    private const double MostMegabytes = 400;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly int[] Crowds = [1, 3, 20];

    /// <summary>Where rows run side by side and for a second, times say less; then only a freeze is a fault.</summary>
    private static readonly (TimeSpan Full, TimeSpan Small) Limits = (TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3));

    public string Name => "flood";

    public string Claim => "one, three or twenty hostile clients neither stop nor slow anybody else: values and /livez p99 within 0.1 s, nobody cut off, at most 400 MB";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var result = new RowResult();
        var phase = TimeSpan.FromSeconds(Math.Max(1, 20 * run.Scale));
        var limit = run.Scale >= 1 ? Limits.Full : Limits.Small;
        foreach (var kind in Enum.GetValues<FloodKind>())
        {
            await using var server = await ServerProcess.StartAsync([], cancellationToken, HeapLimit);
            var peak = 0d;
            foreach (var crowd in Crowds)
            {
                result.N += crowd;
                peak = Math.Max(peak, await AttackAsync(server, kind, crowd, phase, limit, result, cancellationToken));
            }

            result.Check(!server.HasExited, $"{kind}: the server has ended.");
            result.Check(run.Scale < 1 || peak < MostMegabytes, $"{kind}: {peak:F0} MB.");
            result.With($"{kind}_most_megabytes", Math.Round(peak));
        }

        return result;
    }

    /// <summary>Attacks while others are measured; returns the most memory that was seen, in megabytes.</summary>
    private static async Task<double> AttackAsync(ServerProcess server, FloodKind kind, int crowd, TimeSpan phase, TimeSpan limit, RowResult result, CancellationToken cancellationToken)
    {
        var peak = 0d;
        await using var others = await Bystanders.JoinAsync(server.Cloud, server.Web);
        await using var attackers = RoleProcess.Start(FloodRole.RoleName, server.Cloud.ToString(), kind.ToString(), $"{crowd}");
        await attackers.ReadLineAsync(cancellationToken);
        var measuring = others.MeasureAsync(phase, cancellationToken);
        while (await Task.WhenAny(measuring, Task.Delay(Look, cancellationToken)) != measuring)
        {
            peak = Math.Max(peak, server.ResidentMegabytes);
        }

        try
        {
            await measuring;
            Judge($"{crowd} {kind}", others, limit, result);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            result.Fault($"{crowd} {kind}: {error.Message}");
        }

        return peak;
    }

    private static void Judge(string what, Bystanders others, TimeSpan limit, RowResult result)
    {
        var (values, livez) = (P99(others.Values), P99(others.Livez));
        result.Check(values <= limit.TotalSeconds, $"{what}: values took others {values * 1_000:F0} ms (p99).");
        result.Check(livez <= limit.TotalSeconds, $"{what}: /livez took {livez * 1_000:F0} ms (p99).");
        result.With($"{what}_values_p99_ms", Math.Round(values * 1_000, 2)).With($"{what}_livez_p99_ms", Math.Round(livez * 1_000, 2));
    }

    private static double P99(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.99));
}

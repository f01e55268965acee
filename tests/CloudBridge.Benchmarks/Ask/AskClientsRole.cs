using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CloudBridge.Client;

namespace CloudBridge.Benchmarks.Ask;

/// <summary>Clients that ask one request after another: address, how many, seconds to warm up and to measure.</summary>
internal sealed class AskClientsRole : IScenario
{
    public const string RoleName = "ask-clients";

    public string Name => RoleName;

    public string Description => "the clients of the scenario 'ask'";

    public bool IsInternal => true;

    public async Task<int> RunAsync(string[] args)
    {
        var cloud = new CloudOptions { Kind = CloudKind.Embedded, Url = new Uri(args[0]), SetInterval = TimeSpan.Zero };
        var count = int.Parse(args[1], CultureInfo.InvariantCulture);
        var clients = new List<CloudRequestClient>();
        for (var i = 0; i < count; i++)
        {
            clients.Add(await CloudRequestClient.ConnectAsync(cloud, AskBridgeRole.Project));
        }

        var clock = Stopwatch.StartNew();
        var measureFrom = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture));
        var end = measureFrom + TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
        var asking = clients.Select((client, i) => AskAsync(client, i, clock, measureFrom, end)).ToArray();
        await Task.Delay(measureFrom);
        Console.WriteLine("measuring");
        await Task.Delay(end - measureFrom);
        Console.WriteLine("measured");
        var runs = await Task.WhenAll(asking);
        var waits = runs.SelectMany(run => run.Waits).Order().ToArray();
        var result = new AskResult(waits.Length, runs.Sum(run => run.Wrong), (end - measureFrom).TotalSeconds, At(waits, 0.5), At(waits, 0.99));
        Console.WriteLine(JsonSerializer.Serialize(result));
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return 0;
    }

    private static async Task<(List<double> Waits, long Wrong)> AskAsync(CloudRequestClient client, int number, Stopwatch clock, TimeSpan from, TimeSpan end)
    {
        var waits = new List<double>();
        var wrong = 0L;
        for (var i = 0; clock.Elapsed < end; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"c{number} {i}");
            var answer = await client.AskAsync("echo", [text], TimeSpan.FromSeconds(10));
            if (clock.Elapsed < from || clock.Elapsed >= end)
            {
                continue;
            }

            wrong += answer.Status == AnswerStatus.Done && answer.Items is [var echoed] && echoed == text ? 0 : 1;
            waits.Add(answer.Elapsed.TotalMilliseconds);
        }

        return (waits, wrong);
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}

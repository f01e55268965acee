using System.Globalization;
using System.Text.Json;
using CloudBridge.Client;
using CloudBridge.Reliability.Drivers;

namespace CloudBridge.Reliability.Soak;

/// <summary>
/// Asks a server at a steady rate for a long time and looks at its memory: flat means that after the first
/// third, in which caches fill, a line through the samples rises by less than a tenth over the rest of the run.
/// </summary>
internal sealed class SoakRun(SoakArguments arguments, TimeProvider time)
{
    private const int Projects = 10;
    private const double MaxRise = 0.1;
    private static readonly TimeSpan SampleInterval = TimeSpan.FromSeconds(5);
    private readonly List<SoakSample> _samples = [];
    private long _asked;
    private long _answered;
    private long _wrong;

    /// <summary>Runs and prints; the exit code is 1 when memory was not flat or an answer was missing or wrong.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartAsync(Enumerable.Range(0, Projects).Select(i => $"--Cloud:Embedded:Projects:{i}={ProjectOf(i)}"), cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(TimeSpan.FromMinutes(arguments.Minutes));
        var sampling = SampleAsync(server, end.Token);
        await Task.WhenAll(Enumerable.Range(0, Projects).Select(project => AskAsync(server, project, end.Token)));
        await sampling;
        return Report();
    }

    private async Task AskAsync(ServerProcess server, int project, CancellationToken ended)
    {
        var cloud = new CloudOptions { Kind = CloudKind.Embedded, Url = server.Cloud, SetInterval = TimeSpan.Zero };
        await using var client = await CloudRequestClient.ConnectAsync(cloud, ProjectOf(project), cancellationToken: ended);
        var pending = new List<Task>();
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds((double)Projects / arguments.Rate), time);
        for (var number = 0; await NextAsync(ticks, ended); number++)
        {
            pending.RemoveAll(task => task.IsCompleted);
            pending.Add(AskOnceAsync(client, number));
        }

        await Task.WhenAll(pending);
    }

    /// <summary>Mostly short questions; each tenth has an answer of several values.</summary>
    private async Task AskOnceAsync(CloudRequestClient client, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        Interlocked.Increment(ref _asked);
        var (name, argument, expected) = number % 10 == 0 ? ("big", "300", null) : ("echo", text, text);
        var answer = await client.AskAsync(name, [argument], TimeSpan.FromSeconds(30));
        if (answer.Status != AnswerStatus.Done)
        {
            return;
        }

        Interlocked.Increment(ref _answered);
        var isRight = expected is null ? answer.Items.Single().Length == 300 : answer.Items.Single() == expected;
        Interlocked.Add(ref _wrong, isRight ? 0 : 1);
    }

    private async Task SampleAsync(ServerProcess server, CancellationToken ended)
    {
        var started = time.GetTimestamp();
        using var ticks = new PeriodicTimer(SampleInterval, time);
        while (await NextAsync(ticks, ended))
        {
            var sample = new SoakSample(time.GetElapsedTime(started), server.ResidentMegabytes, server.StoredMegabytes, server.Threads, server.Handles);
            _samples.Add(sample);
            if (!arguments.IsJson && _samples.Count % 12 == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.At:hh\\:mm\\:ss}  {sample.ResidentMegabytes:F1} MB resident, {sample.StoredMegabytes:F1} MB stored, {sample.Threads} threads, {sample.Handles} handles, {_answered:N0} of {_asked:N0} answered"));
            }
        }
    }

    private static string ProjectOf(int number) => $"soak{number}";

    private static async Task<bool> NextAsync(PeriodicTimer ticks, CancellationToken ended)
    {
        try
        {
            return await ticks.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private int Report()
    {
        var settled = _samples.Where(sample => sample.At >= TimeSpan.FromMinutes(arguments.Minutes / 3)).ToArray();
        if (settled.Length < 3)
        {
            Console.Error.WriteLine("The run was too short to say anything: use at least 1 minute.");
            return 1;
        }

        var perHour = Slope(settled);
        var span = (settled[^1].At - settled[0].At).TotalHours;
        var mean = settled.Average(sample => sample.ResidentMegabytes);
        var isFlat = perHour * span <= mean * MaxRise;
        var isWhole = _answered == _asked && _wrong == 0;
        var figures = new Dictionary<string, object>
        {
            ["row"] = "soak",
            ["passed"] = isFlat && isWhole,
            ["minutes"] = arguments.Minutes,
            ["asked"] = _asked,
            ["answered"] = _answered,
            ["wrong"] = _wrong,
            ["resident_mb_settled_first"] = Math.Round(settled[0].ResidentMegabytes, 1),
            ["resident_mb_last"] = Math.Round(settled[^1].ResidentMegabytes, 1),
            ["resident_mb_mean"] = Math.Round(mean, 1),
            ["resident_mb_peak"] = Math.Round(_samples.Max(sample => sample.ResidentMegabytes), 1),
            ["slope_mb_per_hour"] = Math.Round(perHour, 2),
            ["stored_mb"] = Math.Round(_samples[^1].StoredMegabytes, 1),
            ["threads_last"] = _samples[^1].Threads,
            ["handles_last"] = _samples[^1].Handles,
        };
        Console.WriteLine(arguments.IsJson
            ? JsonSerializer.Serialize(figures)
            : string.Join(Environment.NewLine, figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"  {figure.Key,-28} {figure.Value}"))));
        return isFlat && isWhole ? 0 : 1;
    }

    /// <summary>Megabytes an hour by least squares.</summary>
    private static double Slope(SoakSample[] samples)
    {
        var meanTime = samples.Average(sample => sample.At.TotalHours);
        var meanMemory = samples.Average(sample => sample.ResidentMegabytes);
        var covariance = samples.Sum(sample => (sample.At.TotalHours - meanTime) * (sample.ResidentMegabytes - meanMemory));
        return covariance / samples.Sum(sample => Math.Pow(sample.At.TotalHours - meanTime, 2));
    }
}

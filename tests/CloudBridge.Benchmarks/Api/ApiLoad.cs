using System.Diagnostics;

namespace CloudBridge.Benchmarks.Api;

/// <summary>
/// Asks a server at a fixed pace, whatever it does meanwhile, and measures each answer from the moment its question was due, so
/// that time in which nobody could ask counts too.
/// </summary>
internal sealed class ApiLoad(Uri server, ApiQuestions questions, int perSecond) : IDisposable
{
    private const int Connections = 128;
    private const int MostWaiting = 20_000;

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) };
    private readonly Lock _gate = new();
    private LatencySamples _latencies = new();
    private int _waiting;
    private int _errors;

    /// <summary>Asks for some time and waits for the last answer.</summary>
    public async Task<(LatencySamples Latencies, int Errors)> RunAsync(TimeSpan time)
    {
        (_latencies, _errors) = (new(), 0);
        var asked = await Task.Factory.StartNew(() => Pace(time), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(asked);
        return (LatencySamples.Merge([_latencies]), _errors);
    }

    public void Dispose() => _http.Dispose();

    private List<Task> Pace(TimeSpan time)
    {
        var asked = new List<Task>();
        var (begin, total) = (Stopwatch.GetTimestamp(), (int)(time.TotalSeconds * perSecond));
        while (asked.Count < total)
        {
            var due = begin + (asked.Count * Stopwatch.Frequency / perSecond);
            while (Stopwatch.GetTimestamp() < due)
            {
                Thread.Sleep(1);
            }

            var question = questions.Next();
            asked.Add(Task.Run(() => AskAsync(question, due)));
        }

        return asked;
    }

    private async Task AskAsync(string question, long due)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MostWaiting)
            {
                throw new HttpRequestException("The server answers too slowly.");
            }

            using var response = await _http.GetAsync(question);
            response.EnsureSuccessStatusCode();
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            Interlocked.Increment(ref _errors);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            var took = Stopwatch.GetTimestamp() - due;
            lock (_gate)
            {
                _latencies.Add(took);
            }
        }
    }
}

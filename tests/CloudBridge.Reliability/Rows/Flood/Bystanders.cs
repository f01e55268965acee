using System.Diagnostics;
using System.Globalization;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Flood;

/// <summary>Two players of another room and a load balancer: how long a value and <c>/livez</c> take them meanwhile.</summary>
internal sealed class Bystanders : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly CloudSocket _writer;
    private readonly CloudSocket _reader;
    private readonly HttpClient _http = new();
    private readonly Uri _livez;
    private int _number;

    private Bystanders(CloudSocket writer, CloudSocket reader, Uri livez) => (_writer, _reader, _livez) = (writer, reader, livez);

    /// <summary>Seconds that values took.</summary>
    public List<double> Values { get; } = [];

    /// <summary>Seconds that <c>/livez</c> took.</summary>
    public List<double> Livez { get; } = [];

    public static async Task<Bystanders> JoinAsync(Uri cloud, Uri http) =>
        new(await CloudSocket.JoinAsync(cloud, "others", "one"), await CloudSocket.JoinAsync(cloud, "others", "two"), new Uri(http, "livez"));

    /// <summary>Measures for a time.</summary>
    /// <exception cref="InvalidOperationException">A player was thrown out.</exception>
    public async Task MeasureAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            await Task.WhenAll(ValueAsync(), LiveAsync(cancellationToken), Task.Delay(Pause, cancellationToken));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _writer.DisposeAsync();
        await _reader.DisposeAsync();
    }

    private async Task ValueAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var value = (++_number).ToString(CultureInfo.InvariantCulture);
        await _writer.SetAsync("v", value);
        var heard = (await _reader.NextAsync()).Value;
        Values.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        if (heard != value)
        {
            throw new InvalidOperationException($"A player heard {heard} instead of {value}.");
        }
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.GetAsync(_livez, cancellationToken);
        response.EnsureSuccessStatusCode();
        Livez.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}

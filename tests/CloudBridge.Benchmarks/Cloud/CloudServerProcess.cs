using System.Globalization;

namespace CloudBridge.Benchmarks.Cloud;

/// <summary>A handle on the server process: its address, its processor time, its memory.</summary>
internal sealed class CloudServerProcess : IAsyncDisposable
{
    private readonly RoleProcess _process;

    private CloudServerProcess(RoleProcess process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Processor time used so far, all threads, user and kernel.</summary>
    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes => _process.ResidentBytes;

    public static async Task<CloudServerProcess> StartAsync(CancellationToken cancellationToken, params string[] args)
    {
        var process = RoleProcess.Start(CloudServerRole.RoleName, args);
        return new CloudServerProcess(process, new Uri(await process.ReadLineAsync(cancellationToken)));
    }

    /// <summary>Collects the garbage of the server and returns the managed bytes that are left.</summary>
    public async Task<long> CollectAsync(CancellationToken cancellationToken) =>
        long.Parse(await _process.AskAsync("collect", cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>Messages delivered and frames sent since the start.</summary>
    public async Task<(long Messages, long Frames)> CountsAsync(CancellationToken cancellationToken)
    {
        var parts = (await _process.AskAsync("statistics", cancellationToken)).Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}

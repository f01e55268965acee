using System.Diagnostics;
using System.Globalization;

namespace CloudBridge.Benchmarks.Cloud;

/// <summary>A handle on the server process: its address, its processor time, its memory.</summary>
internal sealed class CloudServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private CloudServerProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Processor time used so far, all threads, user and kernel.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<CloudServerProcess> StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(CloudServerProcess).Assembly.Location);
        }

        start.ArgumentList.Add(CloudServerRole.RoleName);
        var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The server process ended before it listened.");
        return new CloudServerProcess(process, new Uri(url));
    }

    /// <summary>Collects the garbage of the server and returns the managed bytes that are left.</summary>
    public async Task<long> CollectAsync(CancellationToken cancellationToken) =>
        long.Parse(await AskAsync("collect", cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>Messages delivered and frames sent since the start.</summary>
    public async Task<(long Messages, long Frames)> CountsAsync(CancellationToken cancellationToken)
    {
        var parts = (await AskAsync("statistics", cancellationToken)).Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The server process ended too soon.");
    }
}

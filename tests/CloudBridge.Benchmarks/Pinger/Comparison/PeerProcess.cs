using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CloudBridge.Benchmarks.Pinger.Farm;

namespace CloudBridge.Benchmarks.Pinger.Comparison;

/// <summary>Debian's blackbox exporter on a free port of this machine, which trusts the farm's authority.</summary>
internal sealed class PeerProcess : IDisposable
{
    public const string Package = "prometheus-blackbox-exporter";
    private readonly Process _process;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri _url;

    private PeerProcess(Process process, Uri url)
    {
        _process = process;
        _url = url;
    }

    /// <summary>Processor time used so far, all threads, user and kernel.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Whether the package is installed.</summary>
    public static bool IsInstalled => FindProgram() is not null;

    public static async Task<PeerProcess> StartAsync(FarmAddress farm, string folder, CancellationToken cancellationToken)
    {
        var settings = Path.Combine(folder, "peer.yml");
        await File.WriteAllTextAsync(settings, SettingsFor(farm), cancellationToken);
        var port = FreePort();
        var listen = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var start = new ProcessStartInfo(FindProgram()!, [$"--config.file={settings}", $"--web.listen-address={listen}", "--log.level=error"]) { RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var peer = new PeerProcess(process, new Uri($"http://{listen}/"));
        await peer.WhenReadyAsync(cancellationToken);
        return peer;
    }

    /// <summary>One probe; true when it succeeded.</summary>
    public async Task<bool> ProbeAsync(FarmAddress farm, int target, bool isHttps)
    {
        var url = new Uri(_url, $"probe?module=http_2xx&target={farm.NumericUrlOf(target, isHttps)}&hostname={FarmAddress.HostOf(target)}");
        var answer = await _client.GetStringAsync(url);
        return answer.Contains("\nprobe_success 1\n", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task WhenReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _client.GetStringAsync(new Uri(_url, "-/healthy"), cancellationToken);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    private static string SettingsFor(FarmAddress farm) => $"""
        modules:
          http_2xx:
            prober: http
            timeout: 10s
            http:
              preferred_ip_protocol: ip4
              tls_config:
                ca_file: {farm.RootFile}
        """;

    private static string? FindProgram() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, Package))
        .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace CloudBridge.Reliability.Drivers;

/// <summary>The server as a user starts it, in a process and a folder of its own: embedded cloud, journal, web page.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private readonly string _folder = Directory.CreateTempSubdirectory("cloudbridge-server-").FullName;
    private readonly ProcessStartInfo _start;
    private readonly Uri _readiness;
    private Process _process;
    private volatile string _lastError = "";

    private ServerProcess(IEnumerable<string> settings, long? heapLimit)
    {
        var (http, cloud) = (FreePort(), FreePort());
        _readiness = new Uri($"http://127.0.0.1:{http}/readyz");
        Cloud = new Uri($"ws://127.0.0.1:{cloud}/");
        _start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (heapLimit is { } bytes)
        {
            _start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{bytes:X}";
        }

        string[] args =
        [
            Path.Combine(ServerDirectory(), "CloudBridge.Server.dll"), "run", $"--Http:Port={http}", $"--CloudServer:Port={cloud}",
            "--Cloud:Embedded:SetInterval=0 ms", "--Cloud:Embedded:ValueLength=256", .. settings,
        ];
        foreach (var arg in args)
        {
            _start.ArgumentList.Add(arg);
        }

        _process = Launch();
    }

    /// <summary>Where the web pages are.</summary>
    public Uri Web => new(_readiness, "/");

    /// <summary>Where players connect.</summary>
    public Uri Cloud { get; }

    /// <summary>Resident memory in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Threads of the process.</summary>
    public int Threads => _process.Threads.Count;

    /// <summary>Open files and sockets of the process; 0 where the system does not tell.</summary>
    public int Handles => Directory.Exists($"/proc/{_process.Id}/fd") ? Directory.GetFiles($"/proc/{_process.Id}/fd").Length : 0;

    /// <summary>Megabytes of the database and its log.</summary>
    public double StoredMegabytes => new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1048576.0;

    /// <summary>True when the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts the server and waits until it is ready.</summary>
    /// <param name="settings">More settings, each as --Key:Sub=value.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <param name="heapLimit">Bytes of memory that the process may manage; null for all there is.</param>
    public static async Task<ServerProcess> StartAsync(IEnumerable<string> settings, CancellationToken cancellationToken, long? heapLimit = null)
    {
        var server = new ServerProcess(settings, heapLimit);
        await server.WhenReadyAsync(cancellationToken);
        return server;
    }

    /// <summary>Kills the process, as <c>kill -9</c> does, starts it again on the same ports and data, and waits until it is ready.</summary>
    public async Task KillAndStartAgainAsync(CancellationToken cancellationToken)
    {
        await EndAsync();
        _process = Launch();
        await WhenReadyAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Launch()
    {
        var process = Process.Start(_start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => _lastError = line.Data ?? _lastError;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task EndAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WhenReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        using var client = new HttpClient();
        while (!await IsReadyAsync(client, _readiness, patience.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}: {_lastError}");
            }

            await Task.Delay(Step, patience.Token);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri readiness, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(readiness, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string ServerDirectory() =>
        typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ServerDirectory").Value!;
}

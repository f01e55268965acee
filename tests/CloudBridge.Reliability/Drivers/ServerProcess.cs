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
    private readonly Process _process;
    private readonly Uri _readiness;
    private volatile string _lastError = "";

    private ServerProcess(IEnumerable<string> settings, long? heapLimit)
    {
        var (http, cloud) = (FreePort(), FreePort());
        _readiness = new Uri($"http://127.0.0.1:{http}/readyz");
        Cloud = new Uri($"ws://127.0.0.1:{cloud}/");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (heapLimit is { } bytes)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{bytes:X}";
        }

        string[] args =
        [
            Path.Combine(ServerDirectory(), "CloudBridge.Server.dll"), "run", $"--Http:Port={http}", $"--CloudServer:Port={cloud}",
            "--Cloud:Embedded:SetInterval=0 ms", "--Cloud:Embedded:ValueLength=256", .. settings,
        ];
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => _lastError = line.Data ?? _lastError;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
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
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        using var client = new HttpClient();
        while (!await IsReadyAsync(client, server._readiness, patience.Token))
        {
            if (server._process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with {server._process.ExitCode}: {server._lastError}");
            }

            await Task.Delay(Step, patience.Token);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
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

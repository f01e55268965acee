using System.Net;
using Xunit.Sdk;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>The built server as a process of its own, with its embedded cloud, on ports that stay the same over restarts.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string OwnCloud = "{cloud}";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ReadinessInterval = TimeSpan.FromMilliseconds(50);

    private readonly string[] _arguments;
    private readonly Uri _readiness;
    private ChildProcess _process;

    private ServerProcess(IReadOnlyList<string> projects, IEnumerable<string> settings)
    {
        var ports = FreePorts.Take(2);
        _readiness = new Uri($"http://127.0.0.1:{ports[0]}/readyz");
        CloudAddress = new Uri($"ws://127.0.0.1:{ports[1]}/");
        _arguments =
        [
            "run",
            $"--Http:Port={ports[0]}",
            $"--CloudServer:Port={ports[1]}",
            .. projects.Select((project, index) => $"--Cloud:Embedded:Projects:{index}={project}"),
            .. settings.Select(setting => setting.Replace(OwnCloud, CloudAddress.ToString(), StringComparison.Ordinal)),
        ];
        _process = Launch();
    }

    /// <summary>Settings that make its cloud no quicker than Scratch's own: 256 digits and ten values a second.</summary>
    public static string[] SlowCloud => ["--Cloud:Embedded:Kind=Custom", $"--Cloud:Embedded:Url={OwnCloud}"];

    /// <summary>The folder it runs in, as do the verbs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("cloudbridge-server-").FullName;

    /// <summary>Where the web pages are.</summary>
    public Uri Web => new(_readiness, "/");

    /// <summary>Where players connect.</summary>
    public Uri CloudAddress { get; }

    /// <summary>Starts the server and waits until it says that it is ready.</summary>
    /// <param name="projects">The rooms it serves.</param>
    /// <param name="settings">More settings, each as --Key:Sub=value.</param>
    /// <exception cref="XunitException">It ended or was not ready in time; the message has its output.</exception>
    public static async Task<ServerProcess> StartAsync(IReadOnlyList<string> projects, params string[] settings)
    {
        var server = new ServerProcess(projects, settings);
        try
        {
            await server.WhenReadyAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server the way a service manager does.</summary>
    public async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        await _process.TerminateAsync(limit.Token);
    }

    /// <summary>Ends the server the way a crash does.</summary>
    public async Task CrashAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        await _process.KillAsync(limit.Token);
    }

    /// <summary>Starts the stopped server again, on the same ports.</summary>
    public async Task StartAgainAsync()
    {
        _process.Dispose();
        _process = Launch();
        await WhenReadyAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs another verb of the program in the folder of the server.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> RunAsync(params string[] arguments) => EndsWithAsync(0, arguments);

    /// <summary>Runs another verb that is to end with an exit code.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> EndsWithAsync(int exitCode, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var process = Start(arguments);
        var printed = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == exitCode, $"It ended with code {process.ExitCode}.\n{printed}\n{process.Output}");
        return printed.Trim();
    }

    private ChildProcess Launch()
    {
        var process = Start(_arguments);
        process.KeepOutput();
        return process;
    }

    private ChildProcess Start(IEnumerable<string> arguments)
    {
        var assembly = Path.Combine(Places.ServerDirectory, "CloudBridge.Server.dll");
        if (!File.Exists(assembly))
        {
            throw new XunitException($"The server is not built: {assembly} is missing. Run: dotnet build src/CloudBridge.Server");
        }

        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return ChildProcess.Start(host, Folder, [assembly, .. arguments]);
    }

    private async Task WhenReadyAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var client = new HttpClient();
        using var ticks = new PeriodicTimer(ReadinessInterval);
        try
        {
            while (!await IsReadyAsync(client, limit.Token))
            {
                await ticks.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new XunitException($"The server was not ready after {StartLimit.TotalSeconds} s. It printed:\n{_process.Output}");
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            await _process.WaitForExitAsync(cancellationToken);
            throw new XunitException($"The server ended with code {_process.ExitCode} instead of getting ready. It printed:\n{_process.Output}");
        }

        try
        {
            using var response = await client.GetAsync(_readiness, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

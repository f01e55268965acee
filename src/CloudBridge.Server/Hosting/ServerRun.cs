using System.Net.Sockets;
using CloudBridge.Server.CommandLine;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Storage;

namespace CloudBridge.Server.Hosting;

/// <summary>The life of a server: put together, start, say what it serves, wait, stop.</summary>
internal static class ServerRun
{
    // Handlers may block; with fewer threads they would wait for the pool to grow, one thread in half a second.
    private const int MinThreads = 32;

    /// <summary>Puts a server together without starting it.</summary>
    public static WebApplication Build(ServerConfiguration configuration, TextWriter log, Action<ICloudBridgeBuilder>? map = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var bridge = builder.AddCloudBridgeServer(configuration, log);
        map?.Invoke(bridge);
        return builder.Build().UseCloudBridgeServer();
    }

    /// <summary>Starts a server.</summary>
    /// <exception cref="StartException">It cannot listen, or not use its data folder.</exception>
    public static async Task StartServerAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, MinThreads), completions);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception error)
        {
            await app.StopAsync(CancellationToken.None);
            if (error is StorageException)
            {
                throw new StartException(error.Message, error);
            }

            if (error is IOException or SocketException)
            {
                var http = app.Services.GetRequiredService<ServerOptions>().Http;
                throw StartException.CannotListen("web server", http.Address, http.Port, SettingTree.Http, error);
            }

            throw;
        }
    }

    /// <summary>Runs until Ctrl-C, SIGTERM or the token.</summary>
    public static async Task<int> RunAsync(ServerConfiguration configuration, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var app = Build(configuration, terminal.Out);
        try
        {
            await app.StartServerAsync(cancellationToken);
        }
        catch (StartException error)
        {
            await terminal.Error.WriteLineAsync(error.Message);
            return ExitCode.Failed;
        }

        ServerGreeting.Write(app, terminal);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Ok;
    }
}

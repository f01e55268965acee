using System.Net.Sockets;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Http;
using CloudBridge.Server.Logging;
using CloudBridge.Server.Program;
using CloudBridge.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Hosting;

/// <summary>The life of a server: put together, start, say what it serves, wait, stop.</summary>
internal static class ServerRun
{
    // Handlers may block; with fewer threads they would wait for the pool to grow, one thread in half a second.
    private const int MinThreads = 32;

    // Less than what service managers wait before they kill (Docker 10 s).
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    // A web client that never finishes must not use up the time in which players get their answers.
    private static readonly TimeSpan WebPatience = TimeSpan.FromSeconds(2);

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
                var http = app.Services.GetRequiredService<IOptions<HttpOptions>>().Value;
                throw StartException.CannotListen("web server", http.Address, http.Port, HttpOptions.Section, error);
            }

            throw;
        }
    }

    /// <summary>Runs until Ctrl-C, SIGTERM or the token.</summary>
    public static async Task<int> RunAsync(
        ServerConfiguration configuration,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        if (DescriptorLimit.Fault(DescriptorLimit.Read()) is { } fault)
        {
            await terminal.Error.WriteLineAsync(fault);
            return ExitCode.Failed;
        }

        var app = Build(configuration, terminal.Out);
        try
        {
            await app.StartServerAsync(cancellationToken);
        }
        catch (StartException error)
        {
            await app.DisposeAsync();
            await terminal.Error.WriteLineAsync(error.Message);
            return ExitCode.Failed;
        }

        // Lines that programs read have nothing but objects between them.
        ServerGreeting.Write(app, terminal, configuration.Get<LogOptions>(LogOptions.Section).Format == LogFormat.Json ? terminal.Error : terminal.Out);
        await WhenToldToStopAsync(app, cancellationToken);
        if (!await TryStopAsync(app))
        {
            await terminal.Error.WriteLineAsync($"Something did not end within {StopLimit.TotalSeconds:0} s and was left. What was acknowledged is stored.");
        }

        return ExitCode.Ok;
    }

    private static async Task WhenToldToStopAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var program = cancellationToken.Register(app.Lifetime.StopApplication);
        await using var host = app.Lifetime.ApplicationStopping.Register(told.SetResult);
        await told.Task;
    }

    /// <summary>Stops a server, whatever hangs.</summary>
    /// <returns>False when something did not end in time; it ends with the process.</returns>
    private static async Task<bool> TryStopAsync(WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        try
        {
            await Task.Run(() => StopAsync(app, time)).WaitAsync(StopLimit, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task StopAsync(WebApplication app, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(WebPatience, time);
        try
        {
            await app.Services.GetRequiredService<IServer>().StopAsync(patience.Token);
            await app.StopAsync();
        }
        catch (Exception error) when (error is OperationCanceledException
            || (error is AggregateException { InnerExceptions: var all } && all.All(one => one is OperationCanceledException)))
        {
            // The patience of the host was over; the log tells with whom.
        }

        await app.DisposeAsync();
    }
}

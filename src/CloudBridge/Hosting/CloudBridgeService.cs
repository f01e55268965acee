using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Hosting;

/// <summary>Runs the sessions of a bridge; on stop it lets running requests end and their answers leave.</summary>
internal sealed partial class CloudBridgeService(
    BridgeRuntime runtime,
    IServiceProvider services,
    TimeProvider time,
    ILogger<CloudBridgeService> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan DrainStep = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stopping = new();
    private Task _sessions = Task.CompletedTask;
    private Task _variables = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (runtime.Services.Shared.Journal is { } journal)
        {
            await journal.ResumeAsync(runtime.Named.SelectMany(session => session.Channel.Wires)).ConfigureAwait(false);
        }

        _sessions = Task.WhenAll(runtime.Named.Select(session => session.RunAsync(_stopping.Token)));
        foreach (var follower in runtime.Followers)
        {
            follower.Start();
        }

        _variables = DeliverVariablesAsync(_stopping.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        var left = runtime.Followers.Select(follower => follower.StopAsync());
        await Task.WhenAll([_sessions, _variables, .. left]).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            var started = time.GetTimestamp();
            await runtime.Workers.WhenIdleAsync().WaitAsync(DrainTime, time, cancellationToken).ConfigureAwait(false);
            while (runtime.Sessions.Any(session => session.State == ProjectState.Live && !session.Channel.Downlink.IsEmpty)
                && time.GetElapsedTime(started) < DrainTime)
            {
                await Task.Delay(DrainStep, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            Log.NotDrained(logger);
        }
    }

    private async Task DeliverVariablesAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var change in runtime.Services.Changes.ReadAllAsync(stopping).ConfigureAwait(false))
            {
                foreach (var handler in runtime.Services.Variables.Of(change))
                {
                    await DeliverAsync(change, handler, stopping).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Log.VariablesStopped(logger);
        }
    }

    private async ValueTask DeliverAsync(
        VariableChange change,
        Func<VariableChange, IServiceProvider, CancellationToken, ValueTask> handler,
        CancellationToken stopping)
    {
        try
        {
            await handler(change, services, stopping).ConfigureAwait(false);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.VariableHandlerFailed(logger, error, change.Name, ErrorId.Next());
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Stopping although requests are still running or answers still waiting")]
        public static partial void NotDrained(ILogger logger);

        [LoggerMessage(2, LogLevel.Error, "The handler of variable {Name} failed with error {ErrorId}")]
        public static partial void VariableHandlerFailed(ILogger logger, Exception error, string name, string errorId);

        [LoggerMessage(3, LogLevel.Debug, "Variable events stopped")]
        public static partial void VariablesStopped(ILogger logger);
    }
}

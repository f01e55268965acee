using CloudBridge.Diagnostics;
using CloudBridge.Hosting;
using CloudBridge.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Dispatch;

/// <summary>
/// Stages 7 and 8: the only place where handler code runs. Every outcome, exceptions included, becomes a result.
/// </summary>
internal sealed partial class RequestDispatcher(
    IServiceScopeFactory scopes,
    TimeProvider time,
    RequestOptions options,
    ILogger<RequestDispatcher> logger)
{
    /// <summary>Tells of deadlines that have passed.</summary>
    public DeadlineLog Deadlines { get; } = new(time, logger);

    /// <summary>Runs the handler of a request, whose time counts from a timestamp on; never throws.</summary>
    public ValueTask<RequestResult> DispatchAsync(CloudRequest request, long started)
    {
        if (request.Route is not { } route)
        {
            return new(RequestResult.NotFound("This server has no such request. Ask \"help\" for the list."));
        }

        var context = new RequestContext(request, scopes, time, started, TimeoutOf(request));
        try
        {
            var run = route.Handler(context);
            return run.IsCompletedSuccessfully && !context.HoldsResources ? run : FinishAsync(run, context);
        }
        catch (Exception error)
        {
            return FinishAsync(ValueTask.FromException<RequestResult>(error), context);
        }
    }

    /// <summary>The deadline of a request.</summary>
    public TimeSpan TimeoutOf(CloudRequest request) => request.Route?.Timeout ?? options.Timeout;

    /// <summary>Makes the answer that a player gets when the deadline has passed.</summary>
    public RequestResult TimedOut(CloudRequest request)
    {
        using var scope = LogScopes.BeginRequest(logger, request);
        Deadlines.Passed(TimeoutOf(request));
        return RequestResult.Failed("That took too long. Please try again later.");
    }

    private async ValueTask<RequestResult> FinishAsync(ValueTask<RequestResult> run, RequestContext context)
    {
        var task = run.IsCompleted ? null : run.AsTask();
        try
        {
            return task is null
                ? await run.ConfigureAwait(false)
                : await task.WaitAsync(context.TimeLeft, time).ConfigureAwait(false);
        }
        catch (PlayerVisibleException error)
        {
            using var scope = LogScopes.BeginRequest(logger, context.Request);
            Log.Refused(logger, error.Message);
            return RequestResult.Failed(error.Message);
        }
        catch (TimeoutException) when (task is { IsCompleted: false } || context.IsPastDeadline)
        {
            return TimedOut(context.Request);
        }
        catch (OperationCanceledException) when (context.IsPastDeadline)
        {
            return TimedOut(context.Request);
        }
        catch (Exception error)
        {
            var id = ErrorId.Next();
            using var scope = LogScopes.BeginRequest(logger, context.Request);
            Log.Failed(logger, error, id);
            return RequestResult.Failed($"Something went wrong here. Tell the owner of this server the code {id}.");
        }
        finally
        {
            if (task is { IsCompleted: false })
            {
                _ = DisposeLaterAsync(task, context);
            }
            else
            {
                await DisposeAsync(context).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A handler that runs on past its deadline is told so, and keeps its services until it ends.</summary>
    private async Task DisposeLaterAsync(Task<RequestResult> task, RequestContext context)
    {
        try
        {
            await context.AbortAsync().ConfigureAwait(false);
            await task.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            using var scope = LogScopes.BeginRequest(logger, context.Request);
            Log.FailedLate(logger, error);
        }

        await DisposeAsync(context).ConfigureAwait(false);
    }

    private async ValueTask DisposeAsync(RequestContext context)
    {
        try
        {
            await context.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            using var scope = LogScopes.BeginRequest(logger, context.Request);
            Log.DisposeFailed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "refused by its handler: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(3, LogLevel.Error, "failed with error {ErrorId}")]
        public static partial void Failed(ILogger logger, Exception error, string errorId);

        [LoggerMessage(4, LogLevel.Error, "services could not be disposed")]
        public static partial void DisposeFailed(ILogger logger, Exception error);

        [LoggerMessage(5, LogLevel.Debug, "failed after its deadline")]
        public static partial void FailedLate(ILogger logger, Exception error);
    }
}

using System.Globalization;
using System.Text.Json;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;

namespace CloudBridge.Server.Features.Monitors.Http.Events;

/// <summary>
/// Writes events as <c>text/event-stream</c> until the client goes or the server stops; comments in between show that it lives.
/// Nothing is written without looking whether the key still works.
/// </summary>
internal sealed class EventStreamResult(
    Func<CancellationToken, IAsyncEnumerable<MonitorEvent>> events,
    Func<CancellationToken, ValueTask<bool>> isAllowed,
    TimeProvider time,
    Action close,
    IReadOnlyList<CancellationToken> ends) : IResult
{
    private const string Alive = ": here\n\n";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    // Whoever comes back is counted again, and goes to another machine where there are several.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var life = new CancellationTokenSource(Longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource([httpContext.RequestAborted, life.Token, .. ends]);
        try
        {
            await WriteAsync(httpContext.Response, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            close();
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationTokenSource end)
    {
        var cancellationToken = end.Token;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await using var enumerator = events(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = enumerator.MoveNextAsync().AsTask();
        try
        {
            await SendAsync(response, Alive, cancellationToken);
            while (await IsNextAsync(response, next, cancellationToken) && await isAllowed(cancellationToken))
            {
                await SendAsync(response, Text(enumerator.Current), cancellationToken);
                next = enumerator.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An enumerator may not be disposed while it moves.
            await end.CancelAsync();
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task<bool> IsNextAsync(HttpResponse response, Task<bool> next, CancellationToken cancellationToken)
    {
        while (!next.IsCompleted)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var beat = Task.Delay(Beat, time, quiet.Token);
            if (await Task.WhenAny(next, beat) == beat)
            {
                await beat;
                if (!await isAllowed(cancellationToken))
                {
                    return false;
                }

                await SendAsync(response, Alive, cancellationToken);
            }

            await quiet.CancelAsync();
        }

        return await next;
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private static string Text(MonitorEvent happened) => string.Create(
        CultureInfo.InvariantCulture,
        $"id: {happened.Number}\nevent: {ApiWords.Of(happened.Kind)}\ndata: {JsonSerializer.Serialize(EventJson.Of(happened), ApiJson.Default.EventJson)}\n\n");
}

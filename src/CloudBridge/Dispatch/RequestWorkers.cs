using System.Threading.Channels;
using CloudBridge.Diagnostics;
using CloudBridge.Requests;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Dispatch;

/// <summary>
/// Stage 6: a bounded queue and the workers that empty it. Workers start when needed: one that waits inside
/// a blocking handler never keeps the queue from moving, and one that meets an asynchronous handler goes on
/// with the next request. Deadlines hold for both kinds.
/// </summary>
internal sealed partial class RequestWorkers : IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(250);

    private readonly Channel<CloudRequest> _queue;
    private readonly RequestDispatcher _dispatcher;
    private readonly TimeProvider _time;
    private readonly BridgeMetrics _metrics;
    private readonly ILogger _logger;
    private readonly RequestWorker[] _workers;
    private readonly SemaphoreSlim _running;
    private readonly SemaphoreSlim _places;
    private readonly ITimer _sweeper;
    private readonly int _maxWorkers;
    private TaskCompletionSource? _drained;
    private TaskCompletionSource? _idle;
    private int _pending;
    private int _started;
    private int _ready;

    public RequestWorkers(
        RequestDispatcher dispatcher,
        RequestOptions options,
        TimeProvider time,
        BridgeMetrics metrics,
        ILogger<RequestWorkers> logger)
    {
        _dispatcher = dispatcher;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _maxWorkers = Math.Min(options.Concurrency, 64);
        _workers = [.. Enumerable.Range(0, _maxWorkers).Select(_ => new RequestWorker(this))];
        _running = new SemaphoreSlim(options.Concurrency);
        _places = new SemaphoreSlim(options.QueueLength);
        _queue = Channel.CreateBounded<CloudRequest>(new BoundedChannelOptions(options.QueueLength));
        _sweeper = time.CreateTimer(_ => Sweep(), null, SweepInterval, SweepInterval);
    }

    /// <summary>Requests that wait.</summary>
    public int Waiting => _queue.Reader.Count;

    /// <summary>True when requests wait that can run now, so that more answers are near.</summary>
    public bool IsMoving => Waiting > 0 && _running.CurrentCount > 0;

    /// <summary>Completes when no request waits that can run now.</summary>
    public Task WhenDrainedAsync()
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        drained = Interlocked.CompareExchange(ref _drained, drained, null) ?? drained;
        SignalDrained();
        return drained.Task;
    }

    /// <summary>Tells a player that the queue is full.</summary>
    public void TurnAway(CloudRequest request)
    {
        _metrics.Busy();
        request.TryAnswer(RequestResult.Failed("The server is very busy right now. Please try again in a moment."));
    }

    /// <summary>Queues a request; one that finds the queue full is answered at once.</summary>
    public void Accept(CloudRequest request)
    {
        if (!TryTakePlace())
        {
            TurnAway(request);
            return;
        }

        Enqueue(request);
    }

    /// <summary>Keeps a place for a request that cannot run yet; null when the queue is full.</summary>
    public QueuePlace? TryReserve() => TryTakePlace() ? new QueuePlace(this) : null;

    /// <summary>
    /// Something of a request is still to be done, which <see cref="WhenIdleAsync"/> waits for until it is settled.
    /// </summary>
    public void Hold() => Interlocked.Increment(ref _pending);

    /// <summary>Lets go what was held.</summary>
    public void Settle()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _idle?.TrySetResult();
        }
    }

    /// <summary>Completes when no request waits or runs, none has a place, and nothing is held.</summary>
    public Task WhenIdleAsync()
    {
        lock (_workers)
        {
            if (_idle is null or { Task.IsCompleted: true })
            {
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _pending) == 0)
            {
                _idle.TrySetResult();
            }

            return _idle.Task;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sweeper.Dispose();
        _queue.Writer.TryComplete();
    }

    /// <summary>Queues a request that has a place; only a bridge that has ended takes it no more.</summary>
    internal void Enqueue(CloudRequest request)
    {
        if (!_queue.Writer.TryWrite(request))
        {
            GiveBack();
            return;
        }

        Interlocked.MemoryBarrier();
        StartWorkerIfNeeded();
    }

    /// <summary>The place of a request that does not come is free for another.</summary>
    internal void GiveBack()
    {
        _places.Release();
        Settle();
    }

    /// <summary>Runs requests until none is left. Called by workers on pool threads.</summary>
    internal void Work(RequestWorker worker)
    {
        while (_running.Wait(0))
        {
            if (!_queue.Reader.TryRead(out var request))
            {
                _running.Release();
                break;
            }

            _places.Release();
            Interlocked.Decrement(ref _ready);
            if (Waiting > 0)
            {
                StartWorkerIfNeeded();
            }

            var started = _time.GetTimestamp();
            worker.Begin(request, started);
            Run(request, started);
            worker.End();
            Interlocked.Increment(ref _ready);
        }

        SignalDrained();
        Volatile.Write(ref worker.IsFree, 1);
        Interlocked.Decrement(ref _ready);
        Interlocked.Decrement(ref _started);
        if (Waiting > 0 && _running.CurrentCount > 0)
        {
            StartWorkerIfNeeded();
        }
    }

    private bool TryTakePlace()
    {
        if (!_places.Wait(0))
        {
            return false;
        }

        Hold();
        return true;
    }

    private void SignalDrained()
    {
        if (Volatile.Read(ref _drained) is not null && !IsMoving)
        {
            Interlocked.Exchange(ref _drained, null)?.TrySetResult();
        }
    }

    private void Run(CloudRequest request, long started)
    {
        using var scope = LogScopes.BeginRun(_logger, request);
        var run = _dispatcher.DispatchAsync(request, started);
        if (run.IsCompletedSuccessfully)
        {
            Complete(request, run.Result);
            End();
            return;
        }

        _ = CompleteLaterAsync(request, run);
    }

    /// <summary>
    /// The dispatcher never throws, but what it logs with may: that must cost neither the answer nor the worker.
    /// </summary>
    private async Task CompleteLaterAsync(CloudRequest request, ValueTask<RequestResult> run)
    {
        try
        {
            Complete(request, await run.ConfigureAwait(false));
        }
        catch (Exception)
        {
            request.TryAnswer(RequestResult.Failed("Something went wrong here. Please try again later."));
        }
        finally
        {
            End();
        }

        if (Waiting > 0)
        {
            StartWorkerIfNeeded();
        }
    }

    private void End()
    {
        _running.Release();
        Settle();
    }

    private void Complete(CloudRequest request, RequestResult result)
    {
        try
        {
            if (request.TryAnswer(result))
            {
                _metrics.Answered(request, result.Status, _time.GetElapsedTime(request.ReceivedTimestamp));
            }
        }
        catch (Exception error)
        {
            using var scope = LogScopes.BeginRequest(_logger, request);
            Log.AnswerFailed(_logger, error);
        }
    }

    private void StartWorkerIfNeeded()
    {
        if (Volatile.Read(ref _ready) > 0 || Volatile.Read(ref _started) >= _maxWorkers)
        {
            return;
        }

        foreach (var worker in _workers)
        {
            if (Interlocked.CompareExchange(ref worker.IsFree, 0, 1) == 1)
            {
                Interlocked.Increment(ref _started);
                Interlocked.Increment(ref _ready);
                ThreadPool.UnsafeQueueUserWorkItem(worker, preferLocal: false);
                return;
            }
        }
    }

    /// <summary>Answers for handlers that block their thread past the deadline; their late result is dropped.</summary>
    private void Sweep()
    {
        foreach (var worker in _workers)
        {
            if (worker.Current is { } request
                && _time.GetElapsedTime(worker.StartedTimestamp) > _dispatcher.TimeoutOf(request)
                && worker.TryForget(request))
            {
                Complete(request, _dispatcher.TimedOut(request));
            }
        }

        _dispatcher.Deadlines.Look();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the answer could not be written")]
        public static partial void AnswerFailed(ILogger logger, Exception error);
    }
}

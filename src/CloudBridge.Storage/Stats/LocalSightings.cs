using System.Threading.Channels;
using CloudBridge.Scratch;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Stats;
using CloudBridge.Storage.Stats.Writing;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>
/// Remembers in the local ScratchDB every user and project that is seen. What comes faster than it can be written waits, up to
/// <see cref="LocalStatsOptions.MaxWaiting"/>, and is dropped and counted beyond that. Before <see cref="Open"/> all is dropped.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">Says when something was seen.</param>
/// <param name="logger">Where failures of the disk go.</param>
public sealed partial class LocalSightings(LocalStatsOptions options, TimeProvider time, ILogger<LocalSightings> logger) : IScratchSightings, IAsyncDisposable
{
    private const int MaxBatch = 500;

    private readonly StatsFile _file = new(options.Folder, time);
    private readonly SightingMetrics _metrics = new();
    private readonly List<StatsRow> _batch = [];
    private readonly List<TaskCompletionSource> _flushes = [];
    private Channel<object>? _queue;
    private StatsWriter? _writer;
    private Task _loop = Task.CompletedTask;
    private bool _isFailing;
    private long _dropped;

    /// <summary>Sightings dropped so far: too many waited, or the disk failed.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Begins to write; the file must have been prepared by <see cref="LocalScratchStats.OpenAsync"/>.</summary>
    public void Open()
    {
        _queue = Channel.CreateBounded<object>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

    /// <inheritdoc />
    public void Saw(ScratchUser user)
    {
        if (!string.IsNullOrEmpty(user?.Username))
        {
            Add(SightingRows.Of(user));
        }
    }

    /// <inheritdoc />
    public void Saw(ScratchProject project, string? author = null)
    {
        if (project is not { Id: > 0 })
        {
            return;
        }

        if (project.Author is { Username.Length: > 0 } user)
        {
            Saw(user);
        }

        Add(SightingRows.Of(project, project.Author?.Username is { Length: > 0 } name ? name : author));
    }

    /// <summary>Writes what was seen until now, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue?.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        Interlocked.Exchange(ref _writer, null)?.Dispose();
        _metrics.Dispose();
    }

    /// <summary>Ends when everything seen until now is stored or dropped.</summary>
    internal async Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue!.Writer.WriteAsync(done).ConfigureAwait(false);
        await done.Task.ConfigureAwait(false);
    }

    private void Add(StatsRow row)
    {
        if (_queue?.Writer.TryWrite(row) != true)
        {
            Drop(1);
        }
    }

    private void Drop(int count)
    {
        Interlocked.Add(ref _dropped, count);
        _metrics.Dropped(count);
    }

    private async Task LoopAsync()
    {
        while (await _queue!.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_batch.Count < MaxBatch && _queue.Reader.TryRead(out var item))
            {
                Take(item);
            }

            TryWrite();
        }
    }

    private void Take(object item)
    {
        if (item is StatsRow row)
        {
            _batch.Add(row);
            return;
        }

        _flushes.Add((TaskCompletionSource)item);
    }

    private void TryWrite()
    {
        try
        {
            Write();
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            Fail(error);
        }

        _batch.Clear();
        _flushes.ForEach(flush => flush.SetResult());
        _flushes.Clear();
    }

    private void Write()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        (_writer ??= new StatsWriter(_file.OpenWriter(), time)).Write(_batch);
        _metrics.Stored(_batch.Count);
        _isFailing = false;
    }

    private void Fail(Exception error)
    {
        _writer?.Dispose();
        _writer = null;
        Drop(_batch.Count);
        if (!_isFailing)
        {
            _isFailing = true;
            Log.Failed(logger, error, SqliteFault.Describe(_file.Path, error));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Users and projects that were seen could not be stored, and are forgotten until it works again: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, string reason);
    }
}

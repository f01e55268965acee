using System.Threading.Channels;
using CloudBridge.Scratch;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Stats;
using CloudBridge.Storage.Stats.Writing;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>
/// Remembers in the local ScratchDB every user and project that is seen. What comes faster than it can be written waits, up to
/// <see cref="LocalStatsOptions.MaxWaiting"/> and 16 million characters, and is dropped and counted beyond that, as is what
/// cannot be stored. Before <see cref="Open"/> all is dropped.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">Says when something was seen.</param>
/// <param name="logger">Where failures of the disk go.</param>
public sealed partial class LocalSightings(LocalStatsOptions options, TimeProvider time, ILogger<LocalSightings> logger)
    : IScratchSightings, IAsyncDisposable
{
    private const int MaxBatch = 500;
    private const long MaxCharacters = 16 * 1024 * 1024;

    private readonly StatsFile _file = new(options.Folder, time);
    private readonly SightingMetrics _metrics = new();
    private readonly List<StatsRow> _batch = [];
    private readonly List<TaskCompletionSource> _flushes = [];
    private Channel<object>? _queue;
    private StatsWriter? _writer;
    private Task _loop = Task.CompletedTask;
    private bool _isFailing;
    private long _characters;
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
        GiveUpWriter();
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
        if (_queue is not null && Interlocked.Add(ref _characters, row.Characters) <= MaxCharacters && _queue.Writer.TryWrite(row))
        {
            return;
        }

        Interlocked.Add(ref _characters, -row.Characters);
        Drop(1);
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

            WriteBatch();
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

    private void WriteBatch()
    {
        Store(_batch);
        Interlocked.Add(ref _characters, -_batch.Sum(row => (long)row.Characters));
        _batch.Clear();
        _flushes.ForEach(flush => flush.SetResult());
        _flushes.Clear();
    }

    /// <summary>
    /// Stores rows, or as many of them as can be: where a row is to blame and not the disk, it is looked for by halves.
    /// </summary>
    private void Store(List<StatsRow> rows)
    {
        try
        {
            Write(rows);
        }
        catch (Exception error) when (rows.Count > 1 && !SqliteFault.IsOfDisk(error))
        {
            GiveUpWriter();
            var half = rows.Count / 2;
            Store(rows[..half]);
            Store(rows[half..]);
        }
        catch (Exception error)
        {
            TryFail(rows.Count, error);
        }
    }

    private void Write(List<StatsRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        (_writer ??= new StatsWriter(_file.OpenWriter(), time)).Write(rows);
        _metrics.Stored(rows.Count);
        _isFailing = false;
    }

    private void TryFail(int rows, Exception error)
    {
        try
        {
            Drop(rows);
            GiveUpWriter();
            Tell(error);
        }
        catch (Exception)
        {
            // A log that cannot be written ends nothing; the rows are counted.
        }
    }

    private void GiveUpWriter() => Interlocked.Exchange(ref _writer, null)?.Dispose();

    private void Tell(Exception error)
    {
        if (!_isFailing)
        {
            _isFailing = true;
            Log.Failed(logger, error, SqliteFault.Describe(_file.Path, error));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "Users and projects that were seen could not be stored, and are forgotten until it works again: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, string reason);
    }
}

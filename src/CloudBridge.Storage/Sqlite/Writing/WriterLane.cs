using System.Threading.Channels;
using CloudBridge.Storage.Engines;

namespace CloudBridge.Storage.Sqlite.Writing;

/// <summary>
/// The place of one store at a file: a queue with bounds of its own, a session on the connection that writes, and its own
/// words for what fails. It is a user of the file, and gives it up when it is closed.
/// </summary>
/// <param name="file">The open file.</param>
/// <param name="maxCommit">Works that it may add to one commit.</param>
/// <param name="maxWaiting">Works that may wait before callers wait too.</param>
internal abstract class WriterLane<TSession>(SqliteFile file, int maxCommit, int maxWaiting) : IWriterLane, IAsyncDisposable
{
    private readonly Channel<WriterWork<TSession>> _queue =
        Channel.CreateBounded<WriterWork<TSession>>(new BoundedChannelOptions(maxWaiting) { SingleReader = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<WriterWork<TSession>> _batch = [];
    private readonly List<WriterWork<TSession>> _repeated = [];
    private string? _trouble;
    private long _failed;
    private bool _hadLastTry;

    /// <inheritdoc />
    public bool IsOver => _queue.Reader.Completion.IsCompleted && (_repeated.Count == 0 || _hadLastTry);

    /// <summary>The file, to read from.</summary>
    public SqliteFile File => file;

    /// <summary>Works that wait for the next commit.</summary>
    protected int Waiting => _queue.Reader.Count;

    /// <summary>True when it wants a part in the next commit although nothing waits.</summary>
    protected virtual bool IsDue => false;

    /// <summary>True where works throw as a matter of course, so that each of them can always be undone alone.</summary>
    protected virtual bool IsIsolated => false;

    /// <summary>Begins to write.</summary>
    public void Start() => file.Writer.Add(this);

    /// <summary>Hands work over and waits until it is durable.</summary>
    public async ValueTask<T> DoAsync<T>(Func<TSession, T> run, CancellationToken cancellationToken = default)
    {
        var work = new AwaitedWork<TSession, T>(run, cancellationToken);
        await AddAsync(work, cancellationToken).ConfigureAwait(false);
        return await work.Task.ConfigureAwait(false);
    }

    /// <summary>Ends when everything handed over so far is durable or has failed.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        // Behind all that waits, also behind those that wait for a place in the queue.
        await AddAsync(new EndOfQueue(() => _queue.Writer.TryComplete())).ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
        await file.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public bool Gather()
    {
        var isLastTry = _queue.Reader.Completion.IsCompleted && _repeated.Count > 0;
        if (!isLastTry && !IsDue && _queue.Reader.Count == 0)
        {
            return false;
        }

        _hadLastTry |= isLastTry;
        _batch.AddRange(_repeated);
        _repeated.Clear();
        while (_batch.Count < maxCommit && _queue.Reader.TryRead(out var work))
        {
            _batch.Add(work);
        }

        return true;
    }

    /// <inheritdoc />
    public void Run(WriterConnection connection, bool isIsolating)
    {
        var session = SessionOn(connection.Session);
        Begin(session);
        foreach (var work in _batch)
        {
            if (isIsolating || IsIsolated)
            {
                RunAlone(work, session, connection);
                continue;
            }

            RunOne(work, session);
        }

        BeforeCommit(session);
    }

    /// <inheritdoc />
    public void Done(TimeSpan elapsed)
    {
        try
        {
            Committed(_batch.Count, elapsed);
            if (_trouble is not null)
            {
                var failed = _failed;
                (_trouble, _failed) = (null, 0);
                TellRecovered(failed);
            }
        }
        finally
        {
            _batch.ForEach(work => work.Done());
            _batch.Clear();
        }
    }

    /// <inheritdoc />
    public void Fail(Exception error)
    {
        // Fail what is already queued as well: it would meet the same broken disk.
        for (var waiting = _queue.Reader.Count; waiting > 0 && _queue.Reader.TryRead(out var work); waiting--)
        {
            _batch.Add(work);
        }

        var message = SqliteFault.IsOne(error) ? SqliteFault.Describe(file.Path, error) : error.Message;
        _failed += _batch.Count;
        try
        {
            Failed(_batch.Count);
            // A sick disk says the same at every try; once is enough.
            if (message != _trouble)
            {
                _trouble = message;
                TellFailed(error, _batch.Count, message);
            }
        }
        finally
        {
            var failure = FailureOf(message, error);
            _batch.ForEach(work => work.Fail(failure));
            _repeated.AddRange(_batch.Where(work => work.IsRepeated).Take(maxWaiting));
            _batch.Clear();
        }
    }

    /// <inheritdoc />
    public virtual void TidyUp(DbSession session)
    {
    }

    /// <inheritdoc />
    public void End()
    {
        try
        {
            if (_repeated.Count > 0)
            {
                TellLost(_repeated.Count);
            }
        }
        finally
        {
            _ended.SetResult();
        }
    }

    /// <summary>Hands work over; waits while too much waits already.</summary>
    protected async ValueTask AddAsync(WriterWork<TSession> work, CancellationToken cancellationToken = default)
    {
        try
        {
            await _queue.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException error)
        {
            throw ClosedOf(error);
        }

        file.Writer.Wake();
    }

    /// <summary>Hands work over if there is a place in the queue.</summary>
    protected bool TryAdd(WriterWork<TSession> work)
    {
        var isAdded = _queue.Writer.TryWrite(work);
        file.Writer.Wake();
        return isAdded;
    }

    /// <summary>The session of this lane on a connection, made when it is first asked for.</summary>
    protected abstract TSession SessionOn(DbSession connection);

    /// <summary>Called at the beginning of each transaction.</summary>
    protected virtual void Begin(TSession session)
    {
    }

    /// <summary>Notes what the session keeps in memory, for <see cref="Undo"/>.</summary>
    protected virtual void Mark(TSession session)
    {
    }

    /// <summary>Sets what the session keeps in memory back to the mark.</summary>
    protected virtual void Undo(TSession session)
    {
    }

    /// <summary>Called when the works have been run, within the transaction.</summary>
    protected virtual void BeforeCommit(TSession session)
    {
    }

    /// <summary>Called after the commit, before those who wait for it go on.</summary>
    protected virtual void Committed(int works, TimeSpan elapsed)
    {
    }

    /// <summary>Called when works could not be written, before those who wait are told.</summary>
    protected virtual void Failed(int works)
    {
    }

    /// <summary>True for what a work throws before it has changed anything.</summary>
    protected virtual bool IsRefusal(Exception error) => false;

    /// <summary>The error for the caller of a work that was undone alone.</summary>
    protected virtual Exception RefusalOf(Exception error) => error;

    /// <summary>The error for those whose work is not durable.</summary>
    protected abstract Exception FailureOf(string message, Exception error);

    /// <summary>The error for those who come after it was closed.</summary>
    protected abstract Exception ClosedOf(ChannelClosedException error);

    protected abstract void TellFailed(Exception error, int works, string message);

    protected abstract void TellRecovered(long works);

    protected virtual void TellLost(int works)
    {
    }

    private void RunAlone(WriterWork<TSession> work, TSession session, WriterConnection connection)
    {
        connection.Mark();
        Mark(session);
        try
        {
            RunOne(work, session);
        }
        catch (Exception error) when (!SqliteFault.IsOfDisk(error))
        {
            connection.Undo();
            Undo(session);
            work.Refuse(RefusalOf(error));
        }

        connection.Keep();
    }

    private void RunOne(WriterWork<TSession> work, TSession session)
    {
        try
        {
            work.Run(session);
        }
        catch (Exception error) when (IsRefusal(error))
        {
            work.Refuse(error);
        }
    }

    private sealed class EndOfQueue(Action reached) : WriterWork<TSession>
    {
        protected override void Execute(TSession session)
        {
        }

        protected override void End(Exception? error) => reached();
    }
}

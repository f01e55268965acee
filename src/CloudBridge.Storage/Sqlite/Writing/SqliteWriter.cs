using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite.Writing;

/// <summary>
/// The one thread that writes a file. It takes what waits in the lanes of all stores, however little, and commits it
/// together; while it commits, the next gather. When the disk fails, those who wait are told, and the next try begins with
/// a new connection.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Func<SqliteConnection> _open;
    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IWriterLane[] _lanes = [];
    private bool _isWoken;
    private bool _isClosing;
    private WriterConnection? _connection;
    private WriterStage _stage;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">The name of the thread.</param>
    /// <param name="open">Opens the database; called on the writer's thread, and again after a failure.</param>
    /// <param name="time">Measures commits.</param>
    public SqliteWriter(string name, Func<SqliteConnection> open, TimeProvider time)
    {
        (_open, _time) = (open, time);
        new Thread(Run) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Adds the lane of a store, until it is over.</summary>
    public void Add(IWriterLane lane)
    {
        lock (_gate)
        {
            _lanes = [.. _lanes, lane];
        }

        Wake();
    }

    /// <summary>Has the thread look at its lanes.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends when the lanes are over.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
        }

        Wake();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        while (Next() is { } lanes)
        {
            Write(lanes, isApart: false);
            if (_connection is { } connection)
            {
                Tell(lanes, lane => lane.TidyUp(connection.Session));
            }
        }

        GiveUpConnection();
        _ended.SetResult();
    }

    /// <summary>Waits for lanes that have something to do; null when there are none and the writer is closed.</summary>
    private IWriterLane[]? Next()
    {
        while (true)
        {
            var lanes = Array.FindAll(Lanes(), lane => lane.Gather());
            if (lanes.Length > 0)
            {
                return lanes;
            }

            lock (_gate)
            {
                if (_isClosing && _lanes.Length == 0)
                {
                    return null;
                }

                while (!_isWoken)
                {
                    Monitor.Wait(_gate);
                }

                _isWoken = false;
            }
        }
    }

    /// <summary>The lanes that are not over; the others end here.</summary>
    private IWriterLane[] Lanes()
    {
        IWriterLane[] over, others;
        lock (_gate)
        {
            over = Array.FindAll(_lanes, lane => lane.IsOver);
            _lanes = others = over.Length == 0 ? _lanes : [.. _lanes.Except(over)];
        }

        Tell(over, lane => _connection?.Session.Forget(lane));
        Tell(over, lane => lane.End());
        return others;
    }

    /// <summary>Writes what the lanes have gathered.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="isApart">
    /// True for a second try after a fault, a lane by itself, so that it takes neither another lane nor more than one work
    /// with it.
    /// </param>
    private void Write(IWriterLane[] lanes, bool isApart)
    {
        var started = _time.GetTimestamp();
        try
        {
            Commit(lanes, isApart);
        }
        catch (Exception error)
        {
            GiveUpConnection();
            if (!isApart && IsUndone(error) && (lanes.Length > 1 || !SqliteFault.IsOfDisk(error)))
            {
                Array.ForEach(lanes, lane => Write([lane], isApart: true));
                return;
            }

            Tell(lanes, lane => lane.Fail(error));
            return;
        }

        var elapsed = _time.GetElapsedTime(started);
        Tell(lanes, lane => lane.Done(elapsed));
    }

    private void Commit(IWriterLane[] lanes, bool isIsolating)
    {
        _stage = WriterStage.Opening;
        var connection = _connection ??= Open();
        connection.Begin();
        _stage = WriterStage.Running;
        foreach (var lane in lanes)
        {
            lane.Run(connection, isIsolating);
        }

        _stage = WriterStage.Committing;
        connection.Commit();
    }

    /// <summary>
    /// True when no part of a transaction can be on the disk. A commit that finds no space ends before its last page.
    /// </summary>
    private bool IsUndone(Exception error) =>
        _stage == WriterStage.Running || (_stage == WriterStage.Committing && SqliteFault.IsFull(error));

    private WriterConnection Open()
    {
        var connection = _open();
        try
        {
            return new WriterConnection(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void GiveUpConnection()
    {
        try
        {
            _connection?.Dispose();
        }
        catch (Exception)
        {
            // It is given up all the same.
        }

        _connection = null;
    }

    private static void Tell(IWriterLane[] lanes, Action<IWriterLane> tell)
    {
        foreach (var lane in lanes)
        {
            try
            {
                tell(lane);
            }
            catch (Exception)
            {
                // All who waited have been told. What is left is a log that cannot be written, which must not end the thread and the process with it.
            }
        }
    }

    private enum WriterStage
    {
        Opening,
        Running,
        Committing,
    }
}

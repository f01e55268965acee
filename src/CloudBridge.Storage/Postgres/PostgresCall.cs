namespace CloudBridge.Storage.Postgres;

/// <summary>
/// The progress of a work: how far it has come, when the database answered last, and what may still be done. A commit whose
/// connection broke is not repeated: it may have happened. What its caller has given up is not committed any more.
/// </summary>
internal sealed class PostgresCall(StoreGate gate, TimeProvider time)
{
    private const int MaxConflicts = 10;
    private const int MaxLostConnections = 1;
    private const int Working = 0;
    private const int Committing = 1;
    private const int GivenUp = 2;

    private long _lastHeard = time.GetTimestamp();
    private int _stage;
    private int _conflicts;
    private int _lost;

    /// <summary>True when the caller has gone.</summary>
    public bool IsGivenUp => Volatile.Read(ref _stage) == GivenUp;

    /// <summary>For how long nothing has been heard.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _lastHeard));

    /// <summary>The database has answered.</summary>
    public void Heard()
    {
        Volatile.Write(ref _lastHeard, time.GetTimestamp());
        gate.Heard();
    }

    /// <summary>The caller goes.</summary>
    public void GiveUp() => Interlocked.CompareExchange(ref _stage, GivenUp, Working);

    /// <summary>Goes on only for a caller who still waits.</summary>
    /// <exception cref="OperationCanceledException">Nobody does.</exception>
    public void GoOn()
    {
        if (IsGivenUp)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Begins a commit for a caller who still waits.</summary>
    /// <exception cref="OperationCanceledException">Nobody does.</exception>
    public void BeginCommit()
    {
        Interlocked.CompareExchange(ref _stage, Committing, Working);
        GoOn();
    }

    /// <summary>Tells whether the work may be done from the beginning after an error.</summary>
    public bool MayRepeat(Exception error)
    {
        var mayRepeat = (PostgresFault.IsConflict(error) && _conflicts++ < MaxConflicts)
            || (Volatile.Read(ref _stage) != Committing && PostgresFault.IsLostConnection(error) && _lost++ < MaxLostConnections);
        return mayRepeat && Interlocked.CompareExchange(ref _stage, Working, Committing) != GivenUp;
    }
}

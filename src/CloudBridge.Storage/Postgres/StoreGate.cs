using System.Threading.Channels;

namespace CloudBridge.Storage.Postgres;

/// <summary>
/// Keeps callers from waiting for a database that says nothing. A share of them may be in it at once; others wait a moment
/// for a place, and not at all once nothing is heard. After some silences in a row calls are refused, but for one now and
/// then that finds out whether it is back. Safe for threads.
/// </summary>
internal sealed class StoreGate
{
    /// <summary>Calls in the database at once: more than its pool has connections, and a part of the workers.</summary>
    public const int Share = 64;

    /// <summary>Silences in a row after which it counts as gone.</summary>
    public const int MostSilences = 3;

    /// <summary>The time without an answer that counts as a silence, and that a call waits for a place.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    /// <summary>Time between two calls that find out whether it is back.</summary>
    public static readonly TimeSpan TrialEvery = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Channel<bool> _places = Channel.CreateBounded<bool>(Share);
    private int _silences;
    private long _lastHeard;
    private long _lastTrial;

    /// <param name="time">Measures silence.</param>
    public StoreGate(TimeProvider time)
    {
        _time = time;
        while (_places.Writer.TryWrite(true))
        {
            // Until all places are there to be taken.
        }
    }

    /// <summary>False from the last of several silences until something is heard again.</summary>
    public bool IsAnswering => Volatile.Read(ref _silences) < MostSilences;

    /// <summary>Lets a call begin; then <see cref="Leave"/> must follow.</summary>
    public async ValueTask<Entry> EnterAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            if (!IsAnswering)
            {
                return IsTimeForTrial(now) ? Entry.Trial : Entry.Refused;
            }

            // Silence begins when somebody asks.
            _lastHeard = _places.Reader.Count == Share ? now : _lastHeard;
            if (_places.Reader.TryRead(out _))
            {
                return Entry.Admitted;
            }

            if (_time.GetElapsedTime(_lastHeard, now) >= Silence)
            {
                return Entry.Refused;
            }
        }

        return await WaitAsync(cancellationToken).ConfigureAwait(false) ? Entry.Admitted : Entry.Refused;
    }

    /// <summary>The database has answered.</summary>
    public void Heard()
    {
        lock (_lock)
        {
            _silences = 0;
            _lastHeard = _time.GetTimestamp();
        }
    }

    /// <summary>A call was given up, or broke, because nothing was heard.</summary>
    public void Missed()
    {
        lock (_lock)
        {
            _lastTrial = _time.GetTimestamp();
            _silences++;
        }
    }

    /// <summary>A call has really ended, which may be long after its caller has gone.</summary>
    public void Leave(Entry entry)
    {
        if (entry == Entry.Admitted)
        {
            _places.Writer.TryWrite(true);
        }
    }

    private bool IsTimeForTrial(long now)
    {
        if (_time.GetElapsedTime(_lastTrial, now) < TrialEvery)
        {
            return false;
        }

        _lastTrial = now;
        return true;
    }

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Silence, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _places.Reader.ReadAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The answer to a call.</summary>
    public enum Entry
    {
        /// <summary>It would only wait.</summary>
        Refused,

        /// <summary>It may begin, and takes a place of the share.</summary>
        Admitted,

        /// <summary>It may begin to find out whether the database is back.</summary>
        Trial,
    }
}

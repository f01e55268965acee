namespace CloudBridge.Scratch.Upstreams.Caching;

/// <summary>An answer in memory: a reply, or that there is none.</summary>
internal sealed class CachedAnswer
{
    private const int Overhead = 512;

    private readonly UpstreamException? _fault;
    private readonly Task<UpstreamReply>? _fresh;
    private readonly TimeSpan _lifetime;
    private readonly long _fetched;
    private Task<UpstreamReply>? _stale;
    private long _heldUntil = long.MinValue;

    private CachedAnswer(UpstreamCall question, int length, long fetched, TimeSpan lifetime)
    {
        (Question, _fetched, _lifetime) = (question, fetched, lifetime);
        Size = length + (2 * question.Path.Length) + Overhead;
    }

    /// <summary>Keeps a reply.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="fetched">When it was fetched, as a timestamp.</param>
    /// <param name="lifetime">How long it is good.</param>
    public CachedAnswer(UpstreamCall question, UpstreamReply reply, long fetched, TimeSpan lifetime)
        : this(question, reply.Body.Length, fetched, lifetime) => _fresh = Task.FromResult(reply with { IsFromCache = true, IsStale = false });

    /// <summary>Keeps that there is no reply.</summary>
    public CachedAnswer(UpstreamCall question, UpstreamException fault, long fetched, TimeSpan lifetime)
        : this(question, 0, fetched, lifetime) => _fault = fault;

    public UpstreamCall Question { get; }

    /// <summary>The memory it takes, about, in bytes.</summary>
    public int Size { get; }

    /// <summary>True when it has been asked for since this was last checked; set by readers without a lock.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Where it stands among all, by age; for <see cref="MemoryAnswers"/> alone.</summary>
    public LinkedListNode<CachedAnswer>? Place { get; set; }

    public bool IsReply => _fault is null;

    /// <summary>A finished task.</summary>
    public Task<UpstreamReply> Fresh => _fresh ?? Task.FromException<UpstreamReply>(new UpstreamException(_fault!.Upstream, _fault.Fault, _fault.Message));

    /// <summary>A finished task with the reply marked as stale; only for a reply.</summary>
    public Task<UpstreamReply> Stale => _stale ??= Task.FromResult(_fresh!.Result with { IsStale = true });

    public TimeSpan Age(TimeProvider time) => time.GetElapsedTime(_fetched);

    public bool IsFresh(TimeProvider time) => Age(time) < _lifetime;

    /// <summary>Lets nobody ask for a newer one for a while, because asking just failed.</summary>
    public void Hold(TimeProvider time, TimeSpan duration) =>
        Volatile.Write(ref _heldUntil, time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency));

    public bool IsHeld(TimeProvider time) => Volatile.Read(ref _heldUntil) > time.GetTimestamp();
}

using System.Collections.Concurrent;

namespace CloudBridge.Reliability.Drivers;

/// <summary>What players did and saw, for a checker: every question with how it ended. Safe for threads.</summary>
internal sealed class PlayerHistory
{
    private readonly ConcurrentQueue<PlayerQuestion> _questions = new();
    private long _repeats;
    private long _rerequests;
    private long _askedAnew;

    public IReadOnlyCollection<PlayerQuestion> Questions => _questions;

    /// <summary>Times the same request was written again.</summary>
    public long Repeats => Interlocked.Read(ref _repeats);

    /// <summary>Times a lost part was asked for again.</summary>
    public long Rerequests => Interlocked.Read(ref _rerequests);

    /// <summary>Times a request was asked with a new id because the bridge said so.</summary>
    public long AskedAnew => Interlocked.Read(ref _askedAnew);

    public void Add(PlayerQuestion question) => _questions.Enqueue(question);

    public void Repeated() => Interlocked.Increment(ref _repeats);

    public void Rerequested() => Interlocked.Increment(ref _rerequests);

    public void AskAnew() => Interlocked.Increment(ref _askedAnew);
}

using System.Collections.Concurrent;
using CloudBridge.Server.Http;

namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>Keeps public answers for a second; whoever asks for one that is being made waits for it. Safe for threads.</summary>
internal sealed class PublicCache(TimeProvider time)
{
    /// <summary>The number of answers that are kept at most; while there are so many, others are made each time.</summary>
    public const int Most = 20_000;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _sweptAt = time.GetTimestamp();
    private int _count;

    /// <summary>The answer to a question; one that fails is not kept.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="make">Makes the answer. It is not stopped when whoever asked first goes away, since others may wait
    /// too.</param>
    public async Task<PublicAnswer> AnswerAsync(string question, Func<CancellationToken, Task<PublicAnswer>> make)
    {
        var kept = _kept.TryGetValue(question, out var known) && IsFresh(known) ? known : Renew(question, make);
        try
        {
            return await kept.Answer.Value;
        }
        catch
        {
            _kept.TryRemove(new(question, kept));
            throw;
        }
    }

    private Kept Renew(string question, Func<CancellationToken, Task<PublicAnswer>> make)
    {
        lock (_gate)
        {
            Sweep();
            var isKnown = _kept.TryGetValue(question, out var current);
            if (isKnown && IsFresh(current!))
            {
                return current!;
            }

            var fresh = new Kept(time.GetTimestamp(), new Lazy<Task<PublicAnswer>>(() => make(CancellationToken.None)));
            if (isKnown || _count < Most)
            {
                _count += isKnown ? 0 : 1;
                _kept[question] = fresh;
            }

            return fresh;
        }
    }

    private void Sweep()
    {
        if (time.GetElapsedTime(_sweptAt) < Life)
        {
            return;
        }

        _sweptAt = time.GetTimestamp();
        foreach (var old in _kept.Where(kept => !IsFresh(kept.Value)))
        {
            _kept.TryRemove(old);
        }

        _count = _kept.Count;
    }

    private bool IsFresh(Kept kept) => !kept.Answer.IsValueCreated || !kept.Answer.Value.IsCompleted || time.GetElapsedTime(kept.Since) < Life;

    private sealed record Kept(long Since, Lazy<Task<PublicAnswer>> Answer);
}

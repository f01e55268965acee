using System.Collections.Concurrent;

namespace CloudBridge.Scratch.Upstreams.Caching;

/// <summary>
/// Answers in memory, bounded by their size and number. Readers take no lock; when it is full, the oldest go that nobody asked
/// for since they were last looked at. Safe for threads.
/// </summary>
/// <param name="maxBytes">The most memory for all, about; one answer may take an eighth of it.</param>
/// <param name="maxCount">The most answers.</param>
internal sealed class MemoryAnswers(long maxBytes = 64 * 1024 * 1024, int maxCount = 50_000)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<UpstreamCall, CachedAnswer> _answers = new();
    private readonly LinkedList<CachedAnswer> _order = new();
    private long _bytes;

    public int Count => _answers.Count;

    /// <summary>The memory all answers take, about.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public CachedAnswer? Find(UpstreamCall question)
    {
        if (!_answers.TryGetValue(question, out var answer))
        {
            return null;
        }

        if (!answer.IsUsed)
        {
            answer.IsUsed = true;
        }

        return answer;
    }

    /// <summary>Keeps an answer in the place of an earlier one.</summary>
    public void Put(CachedAnswer answer)
    {
        lock (_gate)
        {
            Forget(answer.Question);
            if (answer.Size > maxBytes / 8)
            {
                return;
            }

            answer.Place = _order.AddLast(answer);
            _answers[answer.Question] = answer;
            _bytes += answer.Size;
            MakeRoom();
        }
    }

    private void Forget(UpstreamCall question)
    {
        if (_answers.TryRemove(question, out var old))
        {
            _order.Remove(old.Place!);
            _bytes -= old.Size;
        }
    }

    private void MakeRoom()
    {
        while (_bytes > maxBytes || _order.Count > maxCount)
        {
            var oldest = _order.First!.Value;
            if (!oldest.IsUsed)
            {
                Forget(oldest.Question);
                continue;
            }

            oldest.IsUsed = false;
            _order.Remove(oldest.Place!);
            _order.AddLast(oldest.Place!);
        }
    }
}

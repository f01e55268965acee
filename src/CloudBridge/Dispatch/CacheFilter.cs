using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Dispatch;

/// <summary>
/// Answers by their arguments; equal requests that come during a run share its answer. A run that breaks, or whose asker
/// has no more time, has none for the others: one of them runs next, within its own time. Only completed answers are kept.
/// </summary>
internal sealed class CacheFilter(TimeProvider time, TimeSpan lifetime, int capacity)
{
    private const int MaxCharacters = 8 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Queue<Entry> _order = new();
    private long _characters;

    public RequestHandler Wrap(RequestHandler next) => context => RunAsync(KeyOf(context.Arguments), next, context);

    private static string KeyOf(IReadOnlyList<string> arguments) =>
        arguments.Count == 0 ? "" : RequestText.Separator + string.Join(RequestText.Separator, arguments);

    private async ValueTask<RequestResult> RunAsync(string key, RequestHandler next, RequestContext context)
    {
        while (true)
        {
            var entry = FindOrAdd(key, out var isNew);
            if (isNew)
            {
                return await RunFirstAsync(entry, next, context).ConfigureAwait(false);
            }

            if (await entry.Answer.Task.ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            if (context.IsPastDeadline)
            {
                throw new TimeoutException();
            }
        }
    }

    private Entry FindOrAdd(string key, out bool isNew)
    {
        lock (_gate)
        {
            isNew = !_entries.TryGetValue(key, out var entry) || time.GetElapsedTime(entry.Timestamp) >= lifetime;
            if (isNew)
            {
                entry = new Entry(key, time.GetTimestamp());
                _entries[key] = entry;
                _order.Enqueue(entry);
                Charge(entry, key.Length);
            }

            return entry!;
        }
    }

    private async ValueTask<RequestResult> RunFirstAsync(Entry entry, RequestHandler next, RequestContext context)
    {
        RequestResult? answer = null;
        try
        {
            answer = await next(context).ConfigureAwait(false);
            return answer.Value;
        }
        catch (PlayerVisibleException error)
        {
            answer = RequestResult.Failed(error.Message);
            throw;
        }
        finally
        {
            Finish(entry, answer);
        }
    }

    private void Finish(Entry entry, RequestResult? answer)
    {
        lock (_gate)
        {
            if (answer is not { Status: RequestStatus.Completed } completed)
            {
                Remove(entry);
            }
            else if (!entry.IsOut)
            {
                Charge(entry, (completed.Content?.Length ?? 0) + (completed.Items?.Sum(item => (long)item.Length) ?? 0));
            }
        }

        entry.Answer.SetResult(answer);
    }

    private void Charge(Entry entry, long characters)
    {
        entry.Characters += characters;
        _characters += characters;
        while (_order.Count > capacity || _characters > MaxCharacters)
        {
            var oldest = _order.Dequeue();
            oldest.IsOut = true;
            _characters -= oldest.Characters;
            Remove(oldest);
        }
    }

    private void Remove(Entry entry)
    {
        if (_entries.TryGetValue(entry.Key, out var current) && ReferenceEquals(current, entry))
        {
            _entries.Remove(entry.Key);
        }
    }

    private sealed class Entry(string key, long timestamp)
    {
        public string Key { get; } = key;

        public long Timestamp { get; } = timestamp;

        /// <summary>The characters of the arguments and the answer.</summary>
        public long Characters { get; set; }

        /// <summary>True when it has made room for others.</summary>
        public bool IsOut { get; set; }

        /// <summary>The answer of the run; null when it has none for others.</summary>
        public TaskCompletionSource<RequestResult?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Dispatch;

/// <summary>Answers by their arguments; equal requests that come during a run share it. Only completed answers are kept.</summary>
internal sealed class CacheFilter(TimeProvider time, TimeSpan lifetime, int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Queue<(string Key, Entry Entry)> _order = new();

    public RequestHandler Wrap(RequestHandler next) => context =>
    {
        var key = KeyOf(context.Arguments);
        Entry entry;
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var known) && time.GetElapsedTime(known.Timestamp) < lifetime)
            {
                return new(known.Answer.Task);
            }

            entry = new Entry(time.GetTimestamp());
            Add(key, entry);
        }

        return RunAsync(key, entry, next, context);
    };

    private static string KeyOf(IReadOnlyList<string> arguments) =>
        arguments.Count == 0 ? "" : RequestText.Separator + string.Join(RequestText.Separator, arguments);

    private async ValueTask<RequestResult> RunAsync(string key, Entry entry, RequestHandler next, RequestContext context)
    {
        try
        {
            var result = await next(context).ConfigureAwait(false);
            if (result.Status != RequestStatus.Completed)
            {
                Remove(key, entry);
            }

            entry.Answer.SetResult(result);
            return result;
        }
        catch (Exception error)
        {
            Remove(key, entry);
            entry.Answer.SetException(error);
            _ = entry.Answer.Task.Exception;
            throw;
        }
    }

    private void Add(string key, Entry entry)
    {
        _entries[key] = entry;
        _order.Enqueue((key, entry));
        while (_order.Count > capacity)
        {
            var oldest = _order.Dequeue();
            RemoveIfSame(oldest.Key, oldest.Entry);
        }
    }

    private void Remove(string key, Entry entry)
    {
        lock (_gate)
        {
            RemoveIfSame(key, entry);
        }
    }

    private void RemoveIfSame(string key, Entry entry)
    {
        if (_entries.TryGetValue(key, out var current) && ReferenceEquals(current, entry))
        {
            _entries.Remove(key);
        }
    }

    private sealed class Entry(long timestamp)
    {
        public long Timestamp { get; } = timestamp;

        public TaskCompletionSource<RequestResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

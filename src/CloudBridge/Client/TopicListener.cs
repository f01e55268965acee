using System.Threading.Channels;
using CloudBridge.Protocol.Cb1.Clients;

namespace CloudBridge.Client;

/// <summary>
/// Somebody who waits for the values of a topic. The oldest are dropped when nobody fetches them, but not the news of a
/// restart.
/// </summary>
internal sealed class TopicListener : IDisposable
{
    private const int MaxWaiting = 1000;
    private const int MaxDigits = 4_000_000;

    private readonly Action<TopicListener> _end;
    private readonly Channel<TopicUpdate?> _updates;
    private long _digits;
    private volatile bool _missedRestart;

    /// <summary>Makes one that is told of everything from now on.</summary>
    /// <param name="end">Takes it off the list.</param>
    public TopicListener(Action<TopicListener> end)
    {
        _end = end;
        _updates = Channel.CreateBounded<TopicUpdate?>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest }, Drop);
    }

    /// <summary>The topic; 0 is messages to every player. Guarded by the lock of the client.</summary>
    public int Number { get; set; }

    /// <summary>Adds an update; null says that the server has restarted and the topic may have another number.</summary>
    public void Publish(TopicUpdate? update)
    {
        Count(update, 1);
        _updates.Writer.TryWrite(update);
        while (Interlocked.Read(ref _digits) > MaxDigits && _updates.Reader.TryRead(out var oldest))
        {
            Drop(oldest);
        }
    }

    /// <summary>The next update; null after a restart, or when the connection has ended.</summary>
    public async Task<TopicUpdate?> ReadAsync(Task closed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = _updates.Reader.ReadAsync(stop.Token).AsTask();
        var first = await Task.WhenAny(next, closed).ConfigureAwait(false);
        if (first != next)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            return null;
        }

        var update = await next.ConfigureAwait(false);
        Count(update, -1);
        if (!_missedRestart)
        {
            return update;
        }

        _missedRestart = false;
        return null;
    }

    public void Dispose() => _end(this);

    private void Drop(TopicUpdate? update)
    {
        Count(update, -1);
        _missedRestart |= update is null;
    }

    private void Count(TopicUpdate? update, int times) => Interlocked.Add(ref _digits, times * (update?.Digits.Length ?? 0));
}

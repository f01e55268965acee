using System.Threading.Channels;
using CloudBridge.Protocol.Cb1.Clients;

namespace CloudBridge.Asking;

/// <summary>Somebody who waits for the values of a topic. The oldest are dropped when nobody fetches them.</summary>
/// <param name="end">Takes it off the list.</param>
internal sealed class TopicListener(Action<TopicListener> end) : IDisposable
{
    private const int MaxWaiting = 1000;

    private readonly Channel<TopicUpdate?> _updates = Channel.CreateBounded<TopicUpdate?>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>The topic; 0 is messages to every player. Guarded by the lock of the client.</summary>
    public int Number { get; set; }

    /// <summary>Adds an update; null says that the server has restarted and the topic may have another number.</summary>
    public void Tell(TopicUpdate? update) => _updates.Writer.TryWrite(update);

    /// <summary>The next update; null after a restart, or when the connection has ended.</summary>
    public async Task<TopicUpdate?> ReadAsync(Task closed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = _updates.Reader.ReadAsync(stop.Token).AsTask();
        var first = await Task.WhenAny(next, closed).ConfigureAwait(false);
        if (first == next)
        {
            return await next.ConfigureAwait(false);
        }

        await stop.CancelAsync().ConfigureAwait(false);
        return null;
    }

    public void Dispose() => end(this);
}

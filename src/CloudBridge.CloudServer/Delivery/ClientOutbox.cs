using System.Net.WebSockets;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Runtime;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>
/// The sending half of one client: one send at a time, and a bounded backlog while it is unfinished, so that
/// a slow reader holds up nobody else. It is held back until <see cref="Release"/> has sent the snapshot.
/// </summary>
internal sealed partial class ClientOutbox(WebSocket socket, DeliveryServices services)
{
    private readonly Lock _gate = new();
    private Backlog? _backlog;
    private bool _isBusy = true;
    private bool _isClosed;
    private long _sends;
    private long _sendsSeen = -1;
    private long _stuckSince;
    private long _behindSince;

    /// <summary>
    /// Sends the lines of a batch that are for <paramref name="receiver"/>, or keeps them until the send before is done.
    /// </summary>
    public void Post(LineBatch batch, CloudClient receiver)
    {
        lock (_gate)
        {
            if (_isClosed || _backlog is { IsHopeless: true })
            {
                return;
            }

            if (_isBusy)
            {
                Queue(batch.LinesFor(receiver));
                return;
            }

            _isBusy = true;
        }

        _ = SendAsync(batch.FrameFor(receiver));
    }

    /// <summary>Sends one line that is for this client alone, or keeps it until the send before is done.</summary>
    public void Post(in CloudLine line)
    {
        lock (_gate)
        {
            if (_isClosed || _backlog is { IsHopeless: true })
            {
                return;
            }

            if (_isBusy)
            {
                Queue([line]);
                return;
            }

            _isBusy = true;
        }

        _ = SendAsync(new OutgoingFrame(line.Bytes, 1));
    }

    /// <summary>Sends the snapshot, if any, as one message, then everything that was posted since the client joined.</summary>
    public void Release(Snapshot snapshot)
    {
        if (!snapshot.IsEmpty)
        {
            _ = SendAsync(snapshot);
        }
        else if (TryTakeNext(out var next))
        {
            _ = SendAsync(next);
        }
    }

    /// <summary>Drops what waits and takes nothing more; a send under way may finish.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _backlog?.Clear();
            _backlog = null;
        }
    }

    /// <summary>
    /// True when the client has been behind, or one send unfinished, for longer than allowed. Asked once a second.
    /// </summary>
    public bool IsStalled(long now)
    {
        var limit = now - ServerClock.Microseconds(services.Options.StalledAfter);
        lock (_gate)
        {
            if (_backlog is { IsHopeless: true })
            {
                return true;
            }

            if (!_isBusy || _isClosed)
            {
                _sendsSeen = -1;
                return false;
            }

            if (_sends != _sendsSeen)
            {
                _sendsSeen = _sends;
                _stuckSince = now;
            }

            return _stuckSince < limit || (_backlog is { IsBehind: true } && _behindSince < limit);
        }
    }

    private async Task SendAsync(OutgoingFrame frame)
    {
        try
        {
            do
            {
                await SendAsync(Ended(frame.Bytes), isLast: true).ConfigureAwait(false);
                services.Counters.FrameSent(frame.Messages);
                frame.Release();
            }
            while (TryTakeNext(out frame));
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <summary>
    /// Lines that the room shares are sent piece by piece: a copy for each joiner would be as large as the room.
    /// </summary>
    private async Task SendAsync(Snapshot snapshot)
    {
        services.Queues.Add(snapshot.Bytes);
        try
        {
            foreach (var piece in snapshot.Pieces())
            {
                await SendAsync(piece.IsLast ? Ended(piece.Bytes) : piece.Bytes, piece.IsLast).ConfigureAwait(false);
            }

            services.Counters.FrameSent(snapshot.Messages);
        }
        catch (Exception exception)
        {
            Break(exception);
            return;
        }
        finally
        {
            services.Queues.Add(-snapshot.Bytes);
        }

        if (TryTakeNext(out var next))
        {
            await SendAsync(next).ConfigureAwait(false);
        }
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> bytes, bool isLast) =>
        socket.SendAsync(bytes, WebSocketMessageType.Text, isLast ? WebSocketMessageFlags.EndOfMessage : WebSocketMessageFlags.None, CancellationToken.None);

    /// <summary>
    /// Ends a message as its reader needs it: clients made for TurboWarp parse what follows each line feed and fail if that is
    /// nothing, those made for Scratch take a line only when its line feed has come.
    /// </summary>
    private ReadOnlyMemory<byte> Ended(ReadOnlyMemory<byte> lines) => services.EndsWithLineFeed ? lines : lines[..^1];

    /// <summary>Nobody waits for a send: whatever it is ends the connection, which its reader finds out.</summary>
    private void Break(Exception exception)
    {
        Close();
        socket.Abort();
        if (!SocketFaults.IsLoss(exception))
        {
            Log.Broke(services.Logger, exception);
        }
    }

    private bool TryTakeNext(out OutgoingFrame frame)
    {
        lock (_gate)
        {
            _sends++;
            if (_backlog is { IsEmpty: false })
            {
                frame = _backlog.Take();
                return true;
            }

            _backlog?.CatchUp();
            _isBusy = false;
            frame = default;
            return false;
        }
    }

    private void Queue(IEnumerable<CloudLine> lines)
    {
        _backlog ??= new Backlog(services.Options.MaxQueuedMessages, services.Options.MaxQueuedBytes, services.Queues);
        var wasBehind = _backlog.IsBehind;
        var stale = 0;
        foreach (var line in lines)
        {
            stale += _backlog.Add(line);
        }

        if (_backlog.IsHopeless)
        {
            _backlog.Clear();
        }

        services.Counters.Conflated(stale);
        if (!wasBehind && _backlog.IsBehind)
        {
            _behindSince = services.Clock.Now;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Sending to a cloud client broke in a way that none should; the client is dropped")]
        public static partial void Broke(ILogger logger, Exception error);
    }
}

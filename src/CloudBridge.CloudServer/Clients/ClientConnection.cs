using System.Net.WebSockets;
using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Runtime;
using CloudBridge.CloudServer.Scratch.Cloud;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Clients;

/// <summary>One WebSocket from its upgrade to its end: reads messages into the session, and closes.</summary>
internal sealed partial class ClientConnection
{
    private const int MessagesPerFlush = 32;
    private const int BytesPerFlush = 64 * 1024;
    private static readonly long CloseGrace = ServerClock.Microseconds(TimeSpan.FromSeconds(5));
    private readonly WebSocket _socket;
    private readonly ServerServices _server;
    private readonly ClientOutbox _outbox;
    private readonly ClientSession _session;
    private readonly ClientMessageReader _reader;
    private readonly ReadMeter _meter;
    private readonly long _openedAt;
    private long _abortAt = long.MaxValue;
    private int _isClosing;

    public ClientConnection(
        WebSocket socket,
        ReadMeter meter,
        ServerServices server,
        ScratchMember? scratch,
        bool isHost,
        AddressShare? share)
    {
        _socket = socket;
        _meter = meter;
        _server = server;
        _outbox = new ClientOutbox(socket, server.Delivery);
        _session = new ClientSession(_outbox, meter, server, scratch, isHost, share);
        _reader = new ClientMessageReader(socket, server);
        _openedAt = server.Clock.Now;
    }

    /// <summary>Serves the client until either side ends the connection.</summary>
    public async Task RunAsync()
    {
        try
        {
            await ReadAsync().ConfigureAwait(false);
            await AnswerCloseAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (SocketFaults.IsLoss(exception))
        {
            Log.Lost(_server.Logger, exception.Message);
            _socket.Abort();
        }
        finally
        {
            _reader.Release();
            _session.Leave();
        }
    }

    /// <summary>Sends a notice in plain English, then closes. It must be the first thing done with the connection.</summary>
    public async Task RefuseAsync(string notice, CloseReason reason)
    {
        try
        {
            await _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(notice), WebSocketMessageType.Text, true, CancellationToken.None).ConfigureAwait(false);
            Close(reason);
        }
        catch (Exception exception) when (SocketFaults.IsLoss(exception))
        {
            Log.Lost(_server.Logger, exception.Message);
        }

        await RunAsync().ConfigureAwait(false);
    }

    /// <summary>Begins to close: what the client still sends is ignored, and it has 5 s to answer.</summary>
    public void Close(CloseReason reason)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
        {
            return;
        }

        Volatile.Write(ref _abortAt, _server.Clock.Now + CloseGrace);
        _outbox.Close();
        _ = SendCloseAsync(reason);
        Log.Closing(_server.Logger, reason.Code, reason.Text);
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Abort() => _socket.Abort();

    /// <summary>Closes a client that is late or sends too much, and ends one that does not answer a close.</summary>
    public void Sweep(long now)
    {
        if (now >= Volatile.Read(ref _abortAt))
        {
            Abort();
            return;
        }

        if (_meter.IsFlooding(now))
        {
            Close(CloseReason.TooFast);
            return;
        }

        if (_reader.BeganAt <= now - ServerClock.Microseconds(_server.Options.MessageTimeout))
        {
            Close(CloseReason.MessageTooSlow);
            return;
        }

        if (!_session.HasJoined)
        {
            if (now - _openedAt >= ServerClock.Microseconds(_server.Options.HandshakeTimeout))
            {
                Close(CloseReason.HandshakeTooLate);
            }

            return;
        }

        if (_outbox.IsStalled(now))
        {
            _server.Counters.StalledClose();
            Close(CloseReason.Stalled);
        }
    }

    private async Task ReadAsync()
    {
        var (unflushed, bytes) = (0, 0);
        while (true)
        {
            var arrival = _reader.WaitAsync();
            if (!arrival.IsCompleted || unflushed == MessagesPerFlush || bytes >= BytesPerFlush)
            {
                _session.Flush();
                (unflushed, bytes) = (0, 0);
            }

            var beginning = await arrival.ConfigureAwait(false);
            await _session.MayReadAsync().ConfigureAwait(false);
            var status = await _reader.ReadAsync(beginning).ConfigureAwait(false);
            if (status == MessageStatus.Closed)
            {
                return;
            }

            unflushed++;
            bytes += _reader.Message.Length;
            if (Volatile.Read(ref _isClosing) == 0)
            {
                Follow(_session.HasJoined ? Handle(status) : await HandleFirstAsync(status).ConfigureAwait(false));
            }

            _reader.Release();
        }
    }

    private void Follow(CloseReason? reason)
    {
        if (reason is not null)
        {
            Close(reason);
        }
    }

    /// <summary>Handles a message of a client that is in no room yet, once the room it wants to join is there.</summary>
    private async ValueTask<CloseReason?> HandleFirstAsync(MessageStatus status)
    {
        if (_server.ForbiddenNames is { } names)
        {
            await names.LookAsync().ConfigureAwait(false);
        }

        if (status != MessageStatus.Text || _session.RoomToBring(_reader.Message) is not { } project)
        {
            return Handle(status);
        }

        using var room = await _server.Rooms.BringAsync(project, _session.Share).ConfigureAwait(false);
        return room.Refusal ?? Handle(status);
    }

    private CloseReason? Handle(MessageStatus status) => status switch
    {
        MessageStatus.Text => _session.Handle(_reader.Message),
        MessageStatus.TooBig => CloseReason.MessageTooBig,
        MessageStatus.OutOfMemory => CloseReason.OutOfMemory,
        _ => null,
    };

    private async Task SendCloseAsync(CloseReason reason)
    {
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)reason.Code, reason.Text, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (SocketFaults.IsLoss(exception))
        {
            _socket.Abort();
        }
    }

    private async Task AnswerCloseAsync()
    {
        if (_socket.State == WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync(_socket.CloseStatus ?? WebSocketCloseStatus.Empty, null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "A cloud client was lost: {Message}")]
        public static partial void Lost(ILogger logger, string message);

        [LoggerMessage(Level = LogLevel.Information, Message = "Closing a cloud client with {Code}: {Reason}")]
        public static partial void Closing(ILogger logger, int code, string reason);
    }
}

using System.Net.WebSockets;
using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Messages;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Delivery;

public class ClientOutboxTests
{
    [Fact]
    public void A_send_that_breaks_in_any_way_drops_its_client_and_is_told()
    {
        using var log = new RecordingLoggerFactory();
        using var server = new ServerServices(new CloudServerOptions(), log, new ManualTimeProvider());
        using var socket = new BrokenSocket();

        new ClientOutbox(socket, server.Delivery).Release(new Snapshot(["snapshot\n"u8.ToArray()], EndsWithReady: false, []));

        Assert.Equal(WebSocketState.Aborted, socket.State);
        Assert.Contains(log.Messages, message => message.StartsWith("Sending to a cloud client broke", StringComparison.Ordinal));
    }

    private sealed class BrokenSocket : WebSocket
    {
        private WebSocketState _state = WebSocketState.Open;

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public override void Abort() => _state = WebSocketState.Aborted;

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public override void Dispose()
        {
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            throw new InvalidTimeZoneException("A fault of the socket.");
    }
}

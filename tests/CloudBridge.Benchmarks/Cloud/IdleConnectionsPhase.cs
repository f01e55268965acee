using System.Net.Sockets;
using System.Text;

namespace CloudBridge.Benchmarks.Cloud;

/// <summary>Many connections that joined a room and then say nothing: what they cost the server in memory.</summary>
internal sealed class IdleConnectionsPhase(CloudServerProcess server, int connections)
{
    private const int ClientsPerRoom = 100;
    private const int OpenAtATime = 32;

    public async Task<IdleResult> RunAsync(CancellationToken cancellationToken)
    {
        FileLimit.Require(connections + 500);
        await server.CollectAsync(cancellationToken);
        var before = server.ResidentBytes;
        var sockets = new Socket[connections];
        try
        {
            var limits = new ParallelOptions { MaxDegreeOfParallelism = OpenAtATime, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, connections, limits, async (i, token) => sockets[i] = await OpenAsync($"idle-{i / ClientsPerRoom}", token));
            var managed = await server.CollectAsync(cancellationToken);
            return new IdleResult(connections, before, server.ResidentBytes, managed);
        }
        finally
        {
            foreach (var socket in sockets)
            {
                socket?.Dispose();
            }
        }
    }

    private async Task<Socket> OpenAsync(string room, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Url.Host, server.Url.Port, cancellationToken);
        var request = $"GET / HTTP/1.1\r\nHost: {server.Url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        await ExpectAsync(socket, "\r\n\r\n", cancellationToken);
        await socket.SendAsync(Masked($$"""{"method":"handshake","user":"idle","project_id":"{{room}}","ready":true}"""), cancellationToken);
        await ExpectAsync(socket, "\"ready\"}", cancellationToken);
        return socket;
    }

    private static async Task ExpectAsync(Socket socket, string ending, CancellationToken cancellationToken)
    {
        var buffer = new byte[1_024];
        var length = 0;
        while (!Encoding.UTF8.GetString(buffer, 0, length).EndsWith(ending, StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += read > 0 ? read : throw new InvalidOperationException("The server closed an idle connection.");
        }
    }

    private static byte[] Masked(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        byte[] header = bytes.Length < 126 ? [0x81, (byte)(0x80 | bytes.Length), 0, 0, 0, 0] : throw new ArgumentException("The text is too long.", nameof(text));
        return [.. header, .. bytes];
    }
}

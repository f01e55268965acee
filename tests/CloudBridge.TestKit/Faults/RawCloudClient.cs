using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CloudBridge.TestKit.Faults;

/// <summary>A cloud client that sends whatever bytes it is given, as fast as they are taken, and reads only when told to.</summary>
public sealed class RawCloudClient : IDisposable
{
    private const int CloseOpcode = 8;
    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    private RawCloudClient(Socket socket) => (_socket, _stream) = (socket, new NetworkStream(socket));

    /// <summary>Connects and upgrades; without a handshake.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="receiveBuffer">Bytes that the operating system keeps for a client that does not read; null leaves it to decide.</param>
    public static async Task<RawCloudClient> ConnectAsync(Uri url, CancellationToken cancellationToken, int? receiveBuffer = null)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.ReceiveBufferSize = receiveBuffer ?? socket.ReceiveBufferSize;
        try
        {
            await socket.ConnectAsync(url.Host, url.Port, cancellationToken);
            var client = new RawCloudClient(socket);
            await client.UpgradeAsync(cancellationToken);
            return client;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The frame of a handshake.</summary>
    public static byte[] Handshake(string project, string user = "raw") =>
        FrameMaker.Make(Encoding.UTF8.GetBytes($$"""{"method":"handshake","user":"{{user}}","project_id":"{{project}}"}"""), masked: true);

    /// <summary>The frame of a set.</summary>
    public static byte[] Set(string name, string digits) =>
        FrameMaker.Make(Encoding.UTF8.GetBytes($$"""{"method":"set","name":"☁ {{name}}","value":"{{digits}}"}"""), masked: true);

    /// <summary>Sends bytes.</summary>
    /// <exception cref="IOException">The server has ended the connection.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _stream.WriteAsync(bytes, cancellationToken);

    /// <summary>The next frame: its opcode and its payload.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public async Task<(int Opcode, byte[] Payload)> NextAsync(CancellationToken cancellationToken)
    {
        var head = await TakeAsync(2, cancellationToken);
        var length = head[1] switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await TakeAsync(2, cancellationToken)),
            127 => (long)BinaryPrimitives.ReadUInt64BigEndian(await TakeAsync(8, cancellationToken)),
            var own => own,
        };
        return (head[0] & 0x0F, await TakeAsync((int)length, cancellationToken));
    }

    /// <summary>Skips what comes until the server closes; the code, or null when the connection ends without one.</summary>
    public async Task<int?> ClosedAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (opcode, payload) = await NextAsync(cancellationToken);
                if (opcode == CloseOpcode)
                {
                    return BinaryPrimitives.ReadUInt16BigEndian(payload);
                }
            }
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Drops the connection.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        await SendAsync(
            "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8.ToArray(),
            cancellationToken);
        var end = "\r\n\r\n"u8.ToArray();
        for (var met = 0; met < end.Length;)
        {
            met = (await TakeAsync(1, cancellationToken))[0] is var next && next == end[met] ? met + 1 : next == end[0] ? 1 : 0;
        }
    }

    private async Task<byte[]> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}

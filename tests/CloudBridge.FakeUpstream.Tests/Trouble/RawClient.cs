using System.Net.Sockets;
using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.FakeUpstream.Tests.Trouble;

/// <summary>Asks over a bare connection and reads what comes, byte for byte.</summary>
internal sealed class RawClient : IDisposable
{
    private const int Piece = 65_536;
    private readonly TcpClient _tcp = new();

    public void Dispose() => _tcp.Dispose();

    public async Task AskAsync(FakeUpstreamHost host, string path)
    {
        await _tcp.ConnectAsync(host.Url.Host, host.Url.Port);
        await _tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: fake\r\n\r\n"));
    }

    /// <summary>What comes until the other side closes, or <paramref name="most"/> bytes have.</summary>
    public async Task<string> ReadAsync(int most = int.MaxValue)
    {
        var text = new StringBuilder();
        var buffer = new byte[Piece];
        while (text.Length < most)
        {
            var count = await Patience.WaitAsync(_tcp.GetStream().ReadAsync(buffer.AsMemory(0, Math.Min(Piece, most - text.Length))).AsTask());
            if (count == 0)
            {
                break;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    /// <summary>Whether bytes are there already.</summary>
    public bool HasMore => _tcp.Available > 0;
}

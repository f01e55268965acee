using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace CloudBridge.TestKit;

/// <summary>A cloud client for tests: speaks in lines, and every wait ends after <see cref="Patience"/>.</summary>
public sealed class CloudSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _lines = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private CloudSocket()
    {
    }

    /// <summary>How long a test waits for what must come.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Frames received so far.</summary>
    public int FramesReceived { get; private set; }

    /// <summary>The sub-protocol the server chose.</summary>
    public string? SubProtocol => _socket.SubProtocol;

    /// <summary>Headers of the server's answer, when the options ask to keep them.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>>? ResponseHeaders => _socket.HttpResponseHeaders;

    /// <summary>Connects without a handshake.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="configure">Sets headers and the like.</param>
    /// <param name="receiveBuffer">Bytes the operating system keeps for a reader that does not read; null leaves it to decide.</param>
    public static async Task<CloudSocket> ConnectAsync(Uri url, Action<ClientWebSocketOptions>? configure = null, int? receiveBuffer = null)
    {
        var socket = new CloudSocket();
        configure?.Invoke(socket._socket.Options);
        using var patience = new CancellationTokenSource(Patience);
        using var handler = new SocketsHttpHandler { ConnectCallback = (context, token) => OpenAsync(context, receiveBuffer, token) };
        using var invoker = new HttpMessageInvoker(handler);
        await socket._socket.ConnectAsync(url, invoker, patience.Token);
        return socket;
    }

    /// <summary>Connects, shakes hands and returns when the server has taken the client into the room.</summary>
    public static async Task<CloudSocket> JoinAsync(Uri url, string project = "1", string user = "player", int? receiveBuffer = null)
    {
        var socket = await ConnectAsync(url, receiveBuffer: receiveBuffer);
        await socket.HandshakeAsync(project, user, askForReady: true);
        await socket.SnapshotAsync();
        return socket;
    }

    /// <summary>Sends the first message.</summary>
    public Task HandshakeAsync(string project = "1", string user = "player", bool askForReady = false) =>
        SendAsync($$"""{"method":"handshake","user":"{{user}}","project_id":"{{project}}"{{(askForReady ? ",\"ready\":true" : "")}}}""" + "\n");

    /// <summary>Sets a variable, named without its prefix, to a string.</summary>
    public Task SetAsync(string name, string value) => SendAsync(SetLine(name, $"\"{value}\""));

    /// <summary>Sets a variable to a value written as raw JSON.</summary>
    public Task SetRawAsync(string name, string json) => SendAsync(SetLine(name, json));

    /// <summary>The line that sets a variable.</summary>
    public static string SetLine(string name, string json) =>
        $$"""{"method":"set","name":"☁ {{name}}","value":{{json}},"user":"player","project_id":"1"}""" + "\n";

    /// <summary>Sends one text message.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    /// <summary>Sends one message.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, bool endOfMessage = true)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(message, type, endOfMessage, patience.Token);
    }

    /// <summary>The next line, as a message.</summary>
    public async Task<CloudMessage> NextAsync() => CloudMessage.Parse(await NextLineAsync());

    /// <summary>The next line that is not empty; several may have come in one frame.</summary>
    public async Task<string> NextLineAsync()
    {
        while (_lines.Count == 0)
        {
            var frame = await NextFrameAsync();
            foreach (var line in frame.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                _lines.Enqueue(line);
            }
        }

        return _lines.Dequeue();
    }

    /// <summary>The next whole frame; a close instead is an error.</summary>
    public async Task<string> NextFrameAsync()
    {
        var text = await ReceiveAsync() ?? throw new InvalidOperationException($"The server closed with {_socket.CloseStatus}: {_socket.CloseStatusDescription}");
        FramesReceived++;
        return text;
    }

    /// <summary>The messages before the ready line.</summary>
    public async Task<IReadOnlyList<CloudMessage>> SnapshotAsync()
    {
        var snapshot = new List<CloudMessage>();
        while (await NextAsync() is { Method: not "ready" } message)
        {
            snapshot.Add(message);
        }

        return snapshot;
    }

    /// <summary>Skips what else arrives and returns the code and reason with which the server closes.</summary>
    public async Task<(int Code, string Reason)> ClosedAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return ((int)_socket.CloseStatus!.Value, _socket.CloseStatusDescription ?? "");
    }

    /// <summary>Closes politely and waits for the answer.</summary>
    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
    }

    /// <summary>Drops the connection.</summary>
    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, int? receiveBuffer, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }

        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task AnswerCloseAsync(CancellationToken cancellationToken)
    {
        if (_socket.State == WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
    }

    private async Task<string?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        while (true)
        {
            ValueWebSocketReceiveResult result;
            try
            {
                result = await _socket.ReceiveAsync(_buffer.AsMemory(), patience.Token);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"Nothing came from the server within {Patience.TotalSeconds} s.");
            }

            if (result.MessageType == WebSocketMessageType.Close)
            {
                await AnswerCloseAsync(patience.Token);
                return null;
            }

            message.Write(_buffer, 0, result.Count);
            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
            }
        }
    }
}

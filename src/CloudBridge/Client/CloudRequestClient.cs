using System.Buffers;
using System.Text;
using CloudBridge.Clouds;
using CloudBridge.Configuration;
using CloudBridge.Connections;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Client;

/// <summary>
/// Asks requests as a Scratch project does: writes them into the request variable and reads the answer from
/// the response variables, asking again for parts that were lost, and for the whole when nothing comes. For
/// tools, tests and other programs.
/// </summary>
public sealed class CloudRequestClient : IAsyncDisposable
{
    private readonly AskingLine _line;
    private readonly IAsking _asking;
    private readonly Task _running;

    private CloudRequestClient(AskingLine line, CloudProfile profile, WireFormat format)
    {
        _line = line;
        if (format == WireFormat.Cb1)
        {
            var asking = new Cb1Asking(line, profile);
            _asking = asking;
            line.Start(asking);
            _running = asking.RunAsync();
        }
        else
        {
            _asking = new CompatibleAsking(line);
            line.Start(_asking);
            _running = Task.CompletedTask;
        }
    }

    /// <summary>Tells every value that goes out or comes in, for tools that show the digits.</summary>
    public event Action<CloudValue>? ValueSeen
    {
        add => _line.ValueSeen += value;
        remove => _line.ValueSeen -= value;
    }

    /// <summary>The signs that were seen of the room, whether or not anybody answers.</summary>
    public RoomSigns Signs => _line.Signs;

    /// <summary>Completes when the connection has ended; faulted when it broke.</summary>
    public Task Closed => _line.Closed;

    /// <summary>Joins a project on a cloud.</summary>
    /// <param name="cloud">The cloud; its user name, variables and limits count, its projects do not.</param>
    /// <param name="project">The project (room).</param>
    /// <param name="sockets">How to connect; null for the framework's own sockets.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="signIn">What the account of the cloud adds; null without an account.</param>
    /// <param name="format">The format to ask in.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The cloud cannot be reached or refuses.</exception>
    public static async Task<CloudRequestClient> ConnectAsync(
        CloudOptions cloud,
        string project,
        IWebSocketConnectionFactory? sockets = null,
        TimeProvider? time = null,
        CloudSignIn? signIn = null,
        WireFormat format = WireFormat.Compatible,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentException.ThrowIfNullOrEmpty(project);
        var socket = await (sockets ?? new ClientWebSocketFactory()).ConnectAsync(cloud, signIn, cancellationToken).ConfigureAwait(false);
        var handshake = new ArrayBufferWriter<byte>();
        FrameWriter.WriteHandshake(handshake, Encoding.UTF8.GetBytes(cloud.User), Encoding.UTF8.GetBytes(project));
        try
        {
            await socket.SendAsync(handshake.WrittenMemory, cancellationToken).ConfigureAwait(false);
            var profile = CloudProfile.For(cloud);
            return new CloudRequestClient(new AskingLine(socket, cloud, profile, project, time ?? TimeProvider.System), profile, format);
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks one request and waits for its answer.</summary>
    /// <param name="name">The request.</param>
    /// <param name="arguments">
    /// Its arguments. In the compatible format characters outside the table are dropped, as the sprite does, and null is an
    /// empty text.
    /// </param>
    /// <param name="timeout">How long to wait; null for as long as no more than 10 s pass without a sign of it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="IOException">The connection broke.</exception>
    public Task<CloudAnswer> AskAsync(
        string name,
        IEnumerable<string?> arguments,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(arguments);
        return _asking.AskAsync(name, [.. arguments], timeout, cancellationToken);
    }

    /// <summary>
    /// Subscribes to a topic: its latest value if it has one, then each new one, also after the server restarted.
    /// </summary>
    /// <param name="topic">The topic; empty for messages to every player.</param>
    /// <param name="cancellationToken">Ends the subscription, as does leaving the loop.</param>
    /// <exception cref="NotSupportedException">The format has no topics.</exception>
    /// <exception cref="InvalidOperationException">The server refuses; the message says why.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public IAsyncEnumerable<CloudUpdate> SubscribeAsync(string topic, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return _asking.SubscribeAsync(topic, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

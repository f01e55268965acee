using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.CloudServer.Hosting;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Tests.Hosting;

public sealed class DirectStreamTests : IAsyncLifetime, IDisposable
{
    private readonly Pipe _fromClient = new();
    private readonly MemoryStream _toKestrel = new();
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _client = new(SocketType.Stream, ProtocolType.Tcp);
    private Socket _accepted = null!;
    private DirectStream _stream = null!;

    public async Task InitializeAsync()
    {
        _server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _server.Listen();
        await _client.ConnectAsync(_server.LocalEndPoint!);
        _accepted = await _server.AcceptAsync();
        _stream = new DirectStream(new KestrelDouble(_fromClient.Reader.AsStream(), _toKestrel), _accepted, new ReadMeter(new CloudServerOptions(), new ServerClock(TimeProvider.System), TimeProvider.System));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _stream.Dispose();
        _accepted.Dispose();
        _client.Dispose();
        _server.Dispose();
        _toKestrel.Dispose();
    }

    [Fact]
    public async Task Before_the_client_has_spoken_kestrel_writes()
    {
        await _stream.WriteAsync("hello"u8.ToArray());
        await _stream.FlushAsync();

        Assert.Equal("hello", Encoding.UTF8.GetString(_toKestrel.ToArray()));
    }

    [Fact]
    public async Task After_the_client_has_spoken_the_socket_is_written_to()
    {
        await ClientSpeaksAsync();

        await _stream.WriteAsync("hello"u8.ToArray());

        Assert.Equal("hello", await ReceiveAsync(5));
        Assert.Empty(_toKestrel.ToArray());
    }

    [Fact]
    public async Task Once_kestrel_has_written_it_goes_on_so_that_nothing_overtakes()
    {
        await _stream.WriteAsync("one "u8.ToArray());
        await ClientSpeaksAsync();

        await _stream.WriteAsync("two"u8.ToArray());

        Assert.Equal("one two", Encoding.UTF8.GetString(_toKestrel.ToArray()));
    }

    [Fact]
    public async Task More_than_the_socket_takes_at_once_arrives_whole()
    {
        await ClientSpeaksAsync();
        var large = new string('x', 8 * 1024 * 1024);

        var writing = _stream.WriteAsync(Encoding.UTF8.GetBytes(large)).AsTask();
        var received = await ReceiveAsync(large.Length);
        await writing;

        Assert.Equal(large, received);
    }

    private async Task ClientSpeaksAsync()
    {
        await _fromClient.Writer.WriteAsync("x"u8.ToArray());
        Assert.Equal(1, await _stream.ReadAsync(new byte[10]));
    }

    private async Task<string> ReceiveAsync(int length)
    {
        var buffer = new byte[length];
        await using var stream = new NetworkStream(_client);
        await stream.ReadExactlyAsync(buffer);
        return Encoding.UTF8.GetString(buffer);
    }

    private sealed class KestrelDouble(Stream input, Stream output) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => input.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => output.WriteAsync(buffer, cancellationToken);

        public override void Flush() => output.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

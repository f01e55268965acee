using System.Net.WebSockets;
using System.Text;
using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.CloudServer.Tests.Delivery;

public sealed class LineBatchTests : IDisposable
{
    private readonly ServerServices _server = new(new CloudServerOptions(), NullLogger.Instance, TimeProvider.System);
    private readonly LineBatch _batch = new();
    private readonly CloudClient _writer;
    private readonly CloudClient _other;
    private readonly CloudClient _reader;

    public LineBatchTests()
    {
        _writer = Client();
        _other = Client();
        _reader = Client();
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Those_who_sent_nothing_share_one_frame()
    {
        Add(_writer, "1 ", "2 ");
        _batch.CountSenders();

        var frame = _batch.FrameFor(_reader);

        Assert.Equal("1 2 ", Text(frame));
        Assert.Equal(2, frame.Messages);
        Assert.Null(frame.Rented);
        Assert.Equal(frame.Bytes, _batch.FrameFor(_other).Bytes);
    }

    [Fact]
    public void A_single_line_is_its_own_frame()
    {
        Add(_writer, "1 ");
        _batch.CountSenders();

        Assert.Equal("1 ", Text(_batch.FrameFor(_reader)));
    }

    [Fact]
    public void A_sender_gets_the_lines_of_the_others()
    {
        Add(_writer, "1 ");
        Add(_other, "2 ");
        Add(_writer, "3 ");
        Add(_other, "4 ");
        _batch.CountSenders();

        Assert.Equal("2 4 ", Text(_batch.FrameFor(_writer)));
        Assert.Equal("1 3 ", Text(_batch.FrameFor(_other)));
    }

    [Fact]
    public void A_lone_sender_gets_nothing()
    {
        Add(_writer, "1 ", "2 ");
        _batch.CountSenders();

        Assert.False(_batch.HasLinesFor(_writer));
        Assert.True(_batch.HasLinesFor(_reader));
    }

    [Fact]
    public void A_newcomer_gets_only_what_came_after_it()
    {
        Add(_writer, "1 ", "2 ");
        _reader.SkippedLines = 2;
        Add(_writer, "3 ");
        _batch.CountSenders();

        Assert.Equal("3 ", Text(_batch.FrameFor(_reader)));
        Assert.Equal("1 2 3 ", Text(_batch.FrameFor(_other)));
    }

    [Fact]
    public void A_newcomer_that_alone_has_sent_since_gets_nothing()
    {
        Add(_writer, "1 ");
        _reader.SkippedLines = 1;
        Add(_reader, "2 ");
        _batch.CountSenders();

        Assert.False(_batch.HasLinesFor(_reader));
    }

    [Fact]
    public void A_cleared_batch_starts_anew_and_leaves_the_old_frame_alone()
    {
        Add(_writer, "1 ", "2 ");
        var old = _batch.FrameFor(_reader);

        _batch.Clear();
        Add(_writer, "3 ", "4 ");

        Assert.Equal("1 2 ", Text(old));
        Assert.Equal("3 4 ", Text(_batch.FrameFor(_reader)));
    }

    [Fact]
    public void Senders_are_forgotten_after_the_flush()
    {
        Add(_writer, "1 ");
        _batch.CountSenders();
        Assert.Equal(1, _writer.OwnLines);

        _batch.ForgetSenders();

        Assert.Equal(0, _writer.OwnLines);
    }

    private static string Text(OutgoingFrame frame)
    {
        var text = Encoding.UTF8.GetString(frame.Bytes.Span);
        frame.Release();
        return text;
    }

    private CloudClient Client() =>
        new(new ClientOutbox(WebSocket.CreateFromStream(Stream.Null, new WebSocketCreationOptions { IsServer = true }), _server.Delivery));

    private void Add(CloudClient sender, params string[] lines)
    {
        foreach (var line in lines)
        {
            _batch.Add(new CloudLine(Encoding.UTF8.GetBytes(line), null, sender));
        }
    }
}

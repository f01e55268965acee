using System.Buffers;
using System.Globalization;
using System.Text;
using CloudBridge.Connections;
using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Pipeline;

/// <summary>The bridge as an application has it, with one project whose socket is played by this class.</summary>
internal sealed class EchoPipeline : IAsyncDisposable
{
    private const int Batch = 256;
    private const int Variants = 8192;

    private readonly ServiceProvider _provider;
    private readonly ProjectChannel _channel;
    private readonly byte[][] _messages;
    private readonly byte[][] _answers;
    private readonly byte[] _buffer = new byte[1024];
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private int _next;
    private int _first;
    private int _checked;

    public EchoPipeline()
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        services.AddCloudBridge(options => options.AddCloud("memory", "ws://127.0.0.1/", CloudKind.Embedded, "pipeline"))
            .MapRequest("echo", (string text) => text);
        _provider = services.BuildServiceProvider();
        _channel = _provider.GetRequiredService<BridgeRuntime>().Sessions[0].Channel;
        _messages = [.. Enumerable.Range(0, Variants).Select(Message)];
        _answers = [.. Enumerable.Range(0, Variants).Select(Answer)];
    }

    public long WrongAnswers { get; private set; }

    public async Task RunAsync(int requests)
    {
        for (var sent = 0; sent < requests; sent += Batch)
        {
            for (var i = 0; i < Batch; i++)
            {
                Send();
            }

            for (var answered = 0; answered < Batch;)
            {
                var frames = _channel.Downlink.Take(_output, Batch, int.MaxValue);
                if (frames == 0)
                {
                    await _channel.Downlink.Ready.WaitAsync();
                    continue;
                }

                _channel.Downlink.Confirm();
                answered += frames;
            }

            Check();
        }
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private void Send()
    {
        var message = _messages[_next];
        _next = (_next + 1) % Variants;
        message.CopyTo(_buffer, 0);
        _channel.Receive(_buffer.AsSpan(0, message.Length));
    }

    /// <summary>Looks for the answer of one request of the batch, another one each time; counting covers the rest.</summary>
    private void Check()
    {
        var variant = _first + (_checked++ % Batch);
        WrongAnswers += _output.WrittenSpan.IndexOf(_answers[variant]) < 0 ? 1 : 0;
        _first = (_first + Batch) % Variants;
        _output.ResetWrittenCount();
    }

    private static RequestId IdOf(int variant) => RequestId.Parse((10001 + variant).ToString(CultureInfo.InvariantCulture) + "0");

    private static string TextOf(int variant) => string.Create(CultureInfo.InvariantCulture, $"hello {variant}");

    private static byte[] Message(int variant)
    {
        var packets = new RequestPackets(RequestText.Encode("echo", TextOf(variant)), IdOf(variant));
        var value = new byte[packets.MaxValueLength];
        var frame = new ArrayBufferWriter<byte>();
        FrameWriter.WriteSet(frame, Encoding.UTF8.GetBytes(CloudNames.WithPrefix("TO_HOST")), value.AsSpan(0, packets.Write(1, value)), CloudTextKind.String);
        return frame.WrittenSpan.ToArray();
    }

    private static byte[] Answer(int variant)
    {
        var packets = new ResponsePackets(ResponsePayload.FromText(TextOf(variant), allowRaw: true), IdOf(variant), 256);
        var value = new byte[packets.MaxValueLength];
        return [(byte)'"', .. value.AsSpan(0, packets.Write(1, value)), (byte)'"'];
    }
}

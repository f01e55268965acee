using System.Buffers;
using System.Globalization;
using System.Text;
using CloudBridge.Connections;
using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Scratch;
using CloudBridge.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Handlers;

/// <summary>The server's own requests as they run in it, with one project whose socket is played by this class.</summary>
internal sealed class LookupPipeline : IAsyncDisposable
{
    private const int ValueLength = 100_000;
    private static readonly byte[] ErrorStart = Encoding.ASCII.GetBytes("\"3055554955");
    private static readonly byte[] To = Encoding.UTF8.GetBytes(CloudNames.WithPrefix("TO_HOST"));

    private readonly ServiceProvider _provider;
    private readonly ProjectChannel _channel;
    private readonly ArrayBufferWriter<byte> _frame = new();
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private readonly byte[] _message = new byte[2 * ValueLength];
    private readonly byte[] _value = new byte[ValueLength];
    private int _lastId = 10_000;

    /// <param name="upstream">The address of the stand-in.</param>
    /// <param name="lifetimePercent">100 for the usual cache, 0 for none.</param>
    public LookupPipeline(Uri upstream, int lifetimePercent)
    {
        var options = new UpstreamsOptions { Demo = true };
        foreach (var name in Enum.GetValues<Upstream>())
        {
            var folder = name.ToString().ToLowerInvariant() + "/";
            options.Upstreams[name] = new() { Enabled = true, BaseUrl = new(upstream, folder), RequestsPerSecond = 100_000, Burst = 100_000, Backlog = 10_000, LifetimePercent = lifetimePercent };
        }

        var services = new ServiceCollection();
        services.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>))
            .AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(NullLoggerFactory.Instance)
            .AddUpstreamClient(options)
            .AddScratchApi();
        services.AddCloudBridge(bridge => bridge.AddCloud("memory", "ws://127.0.0.1/", CloudKind.Embedded, "look-ups").ValueLength = ValueLength).MapBuiltInRequests();
        _provider = services.BuildServiceProvider();
        _channel = _provider.GetRequiredService<BridgeRuntime>().Sessions[0].Channel;
    }

    /// <summary>Answers that were errors.</summary>
    public long Errors { get; private set; }

    /// <summary>Asks all of them, so many at a time, and waits for their answers.</summary>
    public async Task AskAsync(IEnumerable<string[]> requests, int atATime)
    {
        foreach (var batch in requests.Chunk(atATime))
        {
            Array.ForEach(batch, Send);
            for (var answered = 0; answered < batch.Length;)
            {
                var frames = _channel.Downlink.Take(_output, batch.Length, int.MaxValue);
                if (frames == 0)
                {
                    await _channel.Downlink.Ready.WaitAsync();
                    continue;
                }

                _channel.Downlink.Confirm();
                answered += frames;
            }

            CountErrors();
        }
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private void Send(string[] request)
    {
        _lastId = _lastId == 99_999 ? 10_001 : _lastId + 1;
        var id = RequestId.Parse(string.Create(CultureInfo.InvariantCulture, $"{_lastId}0"));
        var packets = new RequestPackets(RequestText.Encode(request[0], request.AsSpan(1)), id);
        _frame.ResetWrittenCount();
        FrameWriter.WriteSet(_frame, To, _value.AsSpan(0, packets.Write(1, _value)), CloudTextKind.String);
        _frame.WrittenSpan.CopyTo(_message);
        _channel.Receive(_message.AsSpan(0, _frame.WrittenCount));
    }

    private void CountErrors()
    {
        var rest = _output.WrittenSpan;
        for (var at = rest.IndexOf(ErrorStart); at >= 0; at = rest.IndexOf(ErrorStart))
        {
            Errors++;
            rest = rest[(at + ErrorStart.Length)..];
        }

        _output.ResetWrittenCount();
    }
}

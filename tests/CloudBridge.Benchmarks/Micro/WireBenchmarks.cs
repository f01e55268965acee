using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Benchmarks.Micro;

/// <summary>Stages 2, 3, 5 and 9: frames, encode, decode, packets. 10,000 digits where a payload is used.</summary>
[MemoryDiagnoser]
public class WireBenchmarks
{
    private const int Characters = 5_000;

    private readonly byte[] _frame = Encoding.UTF8.GetBytes("{\"method\":\"set\",\"name\":\"☁ TO_HOST\",\"value\":\"3025354920572149.4179500\",\"user\":\"player1000\",\"project_id\":\"demo\"}\n");
    private readonly byte[] _escaped = Encoding.UTF8.GetBytes("{\"method\": \"set\", \"name\": \"\\u2601 TO_HOST\", \"value\": \"3025354920572149.4179500\", \"user\": \"host\", \"project_id\": \"1\"}\n");
    private readonly byte[] _buffer = new byte[1024];
    private readonly string _text = string.Concat(Enumerable.Repeat("Hello, player 123! ", 400))[..Characters];
    private readonly byte[] _digits = new byte[Characters * 2];
    private readonly char[] _characters = new char[Characters];
    private readonly byte[] _value = Encoding.ASCII.GetBytes("3025354920572149.4179500");
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private SetFrame _set = null!;
    private ResponsePackets _packets;

    [GlobalSetup]
    public void SetUp()
    {
        CharacterTable.Encode(_text, _digits);
        _set = new SetFrame(Encoding.UTF8.GetBytes("☁ FROM_HOST_1"), "host"u8, "demo"u8);
        _packets = new ResponsePackets(ResponsePayload.FromText("hello player", allowRaw: true), RequestId.Parse("417950"), 256);
    }

    [Benchmark]
    public int ReadFrame() => Read(_frame);

    [Benchmark]
    public int ReadEscapedFrame() => Read(_escaped);

    [Benchmark]
    public int EncodeTenThousandDigits() => CharacterTable.Encode(_text, _digits);

    [Benchmark]
    public bool DecodeTenThousandDigits() => CharacterTable.TryDecode(_digits, _characters, out _);

    [Benchmark]
    public bool ParseRequestPacket() => RequestPacket.TryParse(_value, out _);

    [Benchmark]
    public int WriteAnswerFrame()
    {
        _output.ResetWrittenCount();
        _set.Write(_output, _packets, 1);
        return _output.WrittenCount;
    }

    private int Read(byte[] frame)
    {
        frame.CopyTo(_buffer, 0);
        var reader = new FrameReader(_buffer.AsSpan(0, frame.Length));
        reader.TryRead(out var read);
        return read.Value.Bytes.Length;
    }
}

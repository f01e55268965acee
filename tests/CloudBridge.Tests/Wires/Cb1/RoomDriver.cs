using System.Text;
using CloudBridge.Journal;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using CloudBridge.Wires;
using CloudBridge.Wires.Cb1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>A room whose downlink is written down, with handlers behind it.</summary>
internal sealed class RoomDriver : IAsyncDisposable
{
    public const uint Ann = 11111111;
    public const uint Bob = 22222222;
    private const int ValueLength = 256;

    private readonly BridgeHost _host;

    public RoomDriver(Action<BridgeHostBuilder>? configure = null, MemoryJournal? journal = null, ManualTimeProvider? clock = null, int valueLength = ValueLength)
    {
        var builder = new BridgeHostBuilder(clock);
        if (journal is not null)
        {
            builder.WithServices(services => services.AddSingleton<IRequestJournal>(journal));
        }

        configure?.Invoke(builder);
        _host = builder.Build();
        Downlink = new RecordedDownlink { MaxValueLength = valueLength };
        var place = new ProjectPlace("memory", "demo", "\u2601 TO_HOST", valueLength, CancellationToken.None);
        Room = new Cb1Wire(place, _host.Service<WireServices>(), _host.Service<Cb1RequestReader>(), Downlink, new Cb1WireLimits(), _host.Service<ILogger<Cb1Wire>>());
    }

    public Cb1Wire Room { get; }

    public RecordedDownlink Downlink { get; }

    public ManualTimeProvider Clock => _host.Clock;

    public IReadOnlyList<string> Events => [.. Downlink.Events.Items];

    public void Hello(uint nonce, int variables = 9, int maxLength = int.MaxValue) => Say(value => UpWriter.WriteHello(value, nonce, 1, variables, maxLength));

    public void Done(uint nonce, int number) => Say(value => UpWriter.WriteDone(value, nonce, number));

    public void GiveUp(uint nonce, int number) => Say(value => UpWriter.WriteGaveUp(value, nonce, number));

    public void Gaps(uint nonce, int number, params PartRange[] gaps) => Say(value => UpWriter.WriteGaps(value, nonce, number, gaps));

    public void TopicGaps(uint nonce, int topic, int version, params PartRange[] gaps) => Say(value => UpWriter.WriteTopicGaps(value, nonce, topic, version, gaps));

    public void Ask(uint nonce, int number, string name, params string?[] arguments) => Part(nonce, number, 1, 1, Payload(name, arguments));

    public void Part(uint nonce, int number, int part, int parts, ReadOnlySpan<byte> payload)
    {
        var value = new byte[100_000];
        Receive(value.AsSpan(0, UpWriter.WriteRequest(value, nonce, number, part, parts, payload)));
    }

    /// <summary>Asks and waits for the answer, which must be the next thing the room hands on apart from welcomes.</summary>
    public async Task<string> AnswerAsync(uint nonce, int number, string name, params string?[] arguments)
    {
        var before = Downlink.Answers.Count;
        Ask(nonce, number, name, arguments);
        await WhenAnswersAsync(before + 1);
        return Downlink.Last;
    }

    public Task WhenAnswersAsync(int count) => Downlink.Events.WhenAsync(events => events.Count(line => line.StartsWith("answer", StringComparison.Ordinal)) >= count);

    public void Receive(string value) => Receive(Encoding.ASCII.GetBytes(value));

    public bool Receive(ReadOnlySpan<byte> value) => Room.TryReceive(value, Arrival.Live(0));

    /// <summary>The request as it is once the journal has it.</summary>
    public CloudRequest Recorded(CloudRequest request) => request.From(new JournaledOrigin(Room, _host.Service<WireServices>().Journal!));

    public static byte[] Payload(string name, params string?[] arguments) => new RequestPayload(name, arguments).Write();

    public static byte[][] Cut(byte[] payload, int parts) => [.. payload.Chunk((payload.Length + parts - 1) / parts)];

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private void Say(Func<byte[], int> write)
    {
        var value = new byte[ValueLength];
        Receive(value.AsSpan(0, write(value)));
    }
}

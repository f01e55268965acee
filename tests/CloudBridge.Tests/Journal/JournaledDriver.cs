using System.Collections.Concurrent;
using System.Text;
using CloudBridge.Dispatch;
using CloudBridge.Journal;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using CloudBridge.Wires;
using CloudBridge.Wires.CloudRequests;
using CloudBridge.Wires.CloudRequests.Assembly;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Journal;

/// <summary>A desk with a journal, workers behind it, and a project in front of it that knows no repeats.</summary>
internal sealed class JournaledDriver : IJournaledOrigin, IAsyncDisposable
{
    private readonly BridgeHost _host;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _expected = new();
    private Action _whenLooking = () => { };
    private int _looks;

    public JournaledDriver(int concurrency, int queueLength, Action<ICloudBridgeBuilder> map)
    {
        Held = new HeldJournal(Journal);
        _host = new BridgeHostBuilder()
            .WithServices(services => services.AddSingleton<IRequestJournal>(Held))
            .WithRequests(options => (options.Concurrency, options.QueueLength) = (concurrency, queueLength))
            .With(map)
            .Build();
    }

    public MemoryJournal Journal { get; } = new();

    public HeldJournal Held { get; }

    /// <summary>What left, as <c>ID TEXT</c>.</summary>
    public SignalLog<string> Sent { get; } = new();

    public ManualTimeProvider Clock => _host.Clock;

    public RequestWorkers Workers => _host.Service<RequestWorkers>();

    public string CloudName
    {
        get
        {
            if (Interlocked.Decrement(ref _looks) == 0)
            {
                _whenLooking();
            }

            return "memory";
        }
    }

    public string ProjectId => "demo";

    public string IdPrefix => "";

    public bool ReusesIds => true;

    private JournaledDispatcher Desk => _host.Service<WireServices>().Journal!;

    /// <summary>Does something in the middle of what follows: when the desk looks at the name of the cloud so many times.</summary>
    public void WhenLooking(int times, Action act) => (_whenLooking, _looks) = (act, times);

    /// <summary>Asks, as a project does whose request has come whole.</summary>
    public void Ask(string id, string name)
    {
        var digits = RequestText.Encode(name, []);
        Desk.Accept(this, Reread(RequestId.Parse(id), PacketKey.OfRequest(digits), digits)!, digits);
    }

    /// <summary>Asks, and waits for the next answer to that id.</summary>
    public Task<string> AnswerAsync(string id, string name)
    {
        var answer = _expected[id] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ask(id, name);
        return Patience.WaitAsync(answer.Task);
    }

    /// <summary>A project that missed an answer asks for it again.</summary>
    public void Replay(string id, string name) => Desk.Replay(this, RequestId.Parse(id), PacketKey.OfRequest(RequestText.Encode(name, [])));

    /// <summary>Asks so often that one request runs and all places in the queue are taken.</summary>
    public async Task FillAsync(int queueLength, Task started)
    {
        Ask("99900", "wait");
        await Patience.WaitAsync(started);
        for (var number = 1; number <= queueLength; number++)
        {
            Ask($"9990{number}", "wait");
        }

        await Patience.WaitAsync(Task.Run(() => SpinWait.SpinUntil(() => Workers.Waiting == queueLength)));
    }

    int IRequestOrigin.ReplyLimit(RequestId id) => 1000;

    void IRequestOrigin.Answer(CloudRequest request, RequestResult result) => Send(request.Id, Write(request, result).Digits);

    public JournalAnswer Write(CloudRequest request, RequestResult result) => new(Encoding.ASCII.GetBytes(result.Content ?? ""), false);

    void IJournaledOrigin.Send(RequestId id, ulong key, JournalAnswer answer, RequestPriority priority, TaskCompletionSource sent)
    {
        Send(id, answer.Digits);
        sent.SetResult();
    }

    public CloudRequest? Reread(RequestId id, ulong key, ReadOnlyMemory<byte> digits) =>
        _host.Service<CloudRequestReader>().Read(this, new AssembledRequest(AssemblyVerdict.Complete, id, key, digits.Span), Arrival.Kept);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private void Send(RequestId id, ReadOnlyMemory<byte> digits)
    {
        var text = Encoding.ASCII.GetString(digits.Span);
        Sent.Add($"{id} {text}");
        if (_expected.TryRemove(id.ToString(), out var answer))
        {
            answer.SetResult(text);
        }
    }
}

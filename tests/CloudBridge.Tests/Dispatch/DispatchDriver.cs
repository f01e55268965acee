using CloudBridge.Dispatch;
using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Routing;
using CloudBridge.TestKit;
using CloudBridge.Tests.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Dispatch;

/// <summary>The requests of an application without any cloud: what they answer and what is known about them.</summary>
internal sealed class DispatchDriver : IAsyncDisposable
{
    private readonly BridgeHost _host;
    private int _lastId = 10000;

    public DispatchDriver(Action<ICloudBridgeBuilder> map, Action<IServiceCollection>? services = null, Action<RequestOptions>? options = null) =>
        _host = new BridgeHostBuilder().With(map).WithServices(services ?? (_ => { })).WithRequests(options ?? (_ => { })).Build();

    public FakeOrigin Origin { get; init; } = new();

    public ManualTimeProvider Clock => _host.Clock;

    public SignalLog<LogLine> Log => _host.Log;

    public IRequestCatalog Catalog => _host.Service<IRequestCatalog>();

    public RequestWorkers Workers => _host.Service<RequestWorkers>();

    /// <summary>One request mapped as "test".</summary>
    public static DispatchDriver Of(Delegate handler) => new(bridge => bridge.MapRequest("test", handler));

    public CloudRequest Request(string name, params string[] arguments)
    {
        var id = RequestId.Parse($"{Interlocked.Increment(ref _lastId)}0");
        return new CloudRequest(Origin, id, name, arguments, _host.Service<RouteTable>().Find(name)) { ReceivedTimestamp = Clock.GetTimestamp() };
    }

    /// <summary>Runs a request in the dispatcher itself.</summary>
    public Task<RequestResult> RunAsync(string name, params string[] arguments) =>
        Patience.WaitAsync(_host.Service<RequestDispatcher>().DispatchAsync(Request(name, arguments), Clock.GetTimestamp()).AsTask());

    /// <summary>Gives a request to the workers.</summary>
    public CloudRequest Accept(string name, params string[] arguments)
    {
        var request = Request(name, arguments);
        Workers.Accept(request);
        return request;
    }

    /// <summary>Gives a request to the workers and waits for its answer.</summary>
    public Task<RequestResult> AskAsync(string name, params string[] arguments) => Origin.AnswerToAsync(Accept(name, arguments));

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

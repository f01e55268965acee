using CloudBridge.Client;
using CloudBridge.Hosting;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>Every request that asks elsewhere is asked its own example as a project asks it, against the made-up upstreams of the demo.</summary>
public sealed class WireTests : IClassFixture<WireTests.Server>
{
    private readonly RunningServer _server;

    public WireTests(Server server) => _server = server.Running;

    public static TheoryData<string> Names => [.. BuiltInRoutes.All.Where(route => route.Endpoints.Count > 0).Select(route => route.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_example_of_a_request_is_answered(string name)
    {
        var route = BuiltInRoutes.All.Single(route => route.Name == name);
        var (asked, arguments) = Examples.Read(route.Example);

        var answer = await _server.AskAsync(asked, arguments);

        switch (StateOf(route))
        {
            case EndpointState.Gone:
                Assert.Contains("has removed this", answer.Error, StringComparison.Ordinal);
                break;
            case EndpointState.NeedsSignIn:
                Assert.Contains("signed in", answer.Error, StringComparison.Ordinal);
                break;
            default:
                Assert.True(answer.Status == AnswerStatus.Done, answer.Error ?? "no answer");
                Assert.NotEmpty(answer.Items);
                break;
        }
    }

    /// <summary>A request can be answered when any of its endpoints can.</summary>
    private static EndpointState StateOf(RequestRoute route)
    {
        var states = route.Endpoints.Select(key => ScratchEndpoints.All.Single(endpoint => endpoint.Key == key).State).ToArray();
        return states.Contains(EndpointState.Live) ? EndpointState.Live : states[0];
    }

    public sealed class Server : IAsyncLifetime
    {
        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningServer.StartAsync(settings => settings["Lookup:Demo"] = "true");

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }
}

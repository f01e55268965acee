using System.Reflection;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb.Requests;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Requests;

public sealed class StatsEndpointTests
{
    private static readonly RequestAttribute[] Requests =
    [
        .. typeof(UserStatsRequests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(UserStatsRequests).Namespace)
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<RequestAttribute>())
            .OfType<RequestAttribute>(),
    ];

    [Fact]
    public void Every_endpoint_of_ScratchDB_that_can_be_asked_has_a_request()
    {
        var known = ScratchEndpoints.All.Where(endpoint => endpoint is { Upstream: Upstream.ScratchDb, State: EndpointState.Live }).Select(endpoint => endpoint.Key).Order();

        Assert.Equal(known, Requests.SelectMany(request => request.Endpoints).Distinct().Order());
    }

    [Fact]
    public void Endpoints_that_cannot_be_asked_say_why() => Assert.All(
        ScratchEndpoints.All.Where(endpoint => endpoint is { Upstream: Upstream.ScratchDb, State: not EndpointState.Live }),
        endpoint => Assert.NotEmpty(endpoint.Note ?? ""));

    [Fact]
    public void Every_answer_can_name_its_source_and_date()
    {
        var tables = Requests.Select(request => request.Fields).OfType<Type>().Distinct().Select(type => (FieldTable)Activator.CreateInstance(type)!);

        Assert.All(tables, table =>
        {
            Assert.Equal(["source", "asof"], table.Fields.TakeLast(2).Select(field => field.Name));
            Assert.True(table.Fields[0].IsUsual);
        });
    }

    [Fact]
    public void Every_request_has_an_example_of_itself_and_may_run_twice() => Assert.All(Requests, request =>
    {
        Assert.StartsWith(request.Name, request.Example, StringComparison.Ordinal);
        Assert.True(request.Idempotent);
    });
}

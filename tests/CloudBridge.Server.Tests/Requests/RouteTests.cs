using CloudBridge.Hosting;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Basics;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>What every request of the server says of itself.</summary>
public sealed class RouteTests
{
    public static TheoryData<string> Names => [.. BuiltInRoutes.All.Select(route => route.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_has_a_description_an_example_and_what_it_answers(string name)
    {
        var route = Find(name);

        Assert.EndsWith(".", route.Description, StringComparison.Ordinal);
        Assert.NotEmpty(route.Example);
        Assert.True(route.Answer.Length > 0 ^ route.Fields.Count > 0, "Either Answer or Fields.");
        Assert.True(route.Fields.Count == 0 || route.Fields.Any(field => field.IsUsual), "No field is usual.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_example_can_be_asked(string name)
    {
        var route = Find(name);
        var (asked, arguments) = Examples.Read(route.Example);

        Assert.Equal(route.Name, asked);
        Assert.True(arguments.Length >= route.Parameters.Count(parameter => !parameter.IsOptional), "A value is missing.");
        Assert.True(arguments.Length <= route.Parameters.Count || route.Parameters.Any(parameter => parameter.IsRest), "Too many values.");
        Assert.All(route.Example, character => Assert.True(CharacterTable.Contains(character)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_help_has_only_characters_that_travel(string name) =>
        Assert.All(RequestHelp.For(Find(name)), line => Assert.All(line, character => Assert.True(CharacterTable.Contains(character), $"'{character}' of {line}")));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_looks_things_up_may_be_asked_again(string name) =>
        Assert.True(Find(name) is { Endpoints.Count: 0 } or { IsIdempotent: true });

    [Fact]
    public void Every_endpoint_that_can_be_asked_has_a_request_or_a_reason()
    {
        var asked = BuiltInRoutes.All.SelectMany(route => route.Endpoints).ToHashSet();

        Assert.Empty(ScratchEndpoints.All.Where(endpoint => endpoint is { State: EndpointState.Live, Note: null } && !asked.Contains(endpoint.Key)).Select(endpoint => endpoint.Key));
    }

    [Fact]
    public void Every_endpoint_a_request_names_is_in_the_catalogue()
    {
        // An upstream whose endpoints are not listed at all cannot be looked up here.
        var known = ScratchEndpoints.All.Select(endpoint => endpoint.Key).ToHashSet();
        var listed = ScratchEndpoints.All.Select(endpoint => endpoint.Upstream.ToString()).ToHashSet();

        Assert.Empty(BuiltInRoutes.All.SelectMany(route => route.Endpoints).Where(key => listed.Contains(key.Split(' ')[0]) && !known.Contains(key)).Distinct());
        Assert.All(BuiltInRoutes.All.SelectMany(route => route.Endpoints), key => Assert.True(Enum.TryParse<Upstream>(key.Split(' ')[0], out _), key));
    }

    private static RequestRoute Find(string name) => BuiltInRoutes.All.Single(route => route.Name == name);
}

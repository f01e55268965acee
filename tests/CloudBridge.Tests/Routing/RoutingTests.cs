using CloudBridge.Hosting;
using CloudBridge.Tests.Dispatch;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Routing;

public class RoutingTests
{
    private readonly List<string> _steps = [];

    [Theory]
    [InlineData("ping", "PING")]
    [InlineData("ping", "ping")]
    [InlineData("user.Followers", "USER.followers")]
    public async Task Names_are_found_without_regard_to_case(string mapped, string asked)
    {
        await using var bridge = new DispatchDriver(routes => routes.MapRequest(mapped, () => "yes"));
        Assert.Equal("yes", (await bridge.RunAsync(asked)).Content);
        Assert.Equal(mapped, bridge.Catalog.Find(asked)!.Name);
    }

    [Fact]
    public async Task A_name_can_be_mapped_only_once()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapRequest("score.top", () => 1);
            routes.MapGroup("score").MapRequest("TOP", () => 2);
        });
        var error = Assert.Throws<InvalidOperationException>(() => bridge.Catalog);
        Assert.Contains("'score.TOP' is mapped twice", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a&b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("ping\n")]
    [InlineData("naïve")]
    public async Task A_name_that_no_player_could_type_is_refused_with_a_hint(string name)
    {
        await using var bridge = new DispatchDriver(routes => routes.MapRequest(name, () => 1));
        Assert.Contains("such as 'score.top'", Assert.Throws<InvalidOperationException>(() => bridge.Catalog).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_name_cannot_be_empty(string name) =>
        Assert.Throws<ArgumentException>(() => new DispatchDriver(routes => routes.MapRequest(name, () => 1)));

    [Fact]
    public async Task Groups_add_their_prefix_also_one_in_another()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            var group = routes.MapGroup("game");
            group.MapRequest("start", () => 1);
            group.MapGroup("score").MapRequest("top", () => 2);
            group.MapGroup("more").MapRequests<Methods>();
        });
        Assert.Equal(["game.more.one", "game.score.top", "game.start"], bridge.Catalog.Routes.Select(route => route.Name));
        Assert.Equal("2", (await bridge.RunAsync("game.score.top")).Content);
    }

    [Fact]
    public async Task Filters_run_from_the_bridge_over_the_groups_to_the_request_in_the_order_they_were_added()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            var group = routes.MapGroup("game").AddFilter(Step("group 1"));
            var inner = group.MapGroup("score").AddFilter(Step("inner"));
            inner.MapRequest("top", () => _steps.Add("handler")).AddFilter(Step("request 1")).AddFilter(Step("request 2"));
            group.AddFilter(Step("group 2"));
            routes.AddFilter(Step("bridge"));
            routes.MapRequest("other", () => _steps.Add("other"));
        });
        await bridge.RunAsync("game.score.top");
        Assert.Equal(["bridge", "group 1", "group 2", "inner", "request 1", "request 2", "handler"], _steps);
        _steps.Clear();
        await bridge.RunAsync("other");
        Assert.Equal(["bridge", "other"], _steps);
    }

    [Fact]
    public async Task A_group_without_a_prefix_shares_filters_alone()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapGroup().AddFilter(Step("shared")).MapRequest("plain", () => _steps.Add("plain"));
            routes.MapGroup("game").MapGroup().AddFilter(Step("inner")).MapRequest("start", () => _steps.Add("start"));
        });
        await bridge.RunAsync("plain");
        await bridge.RunAsync("game.start");
        Assert.Equal(["shared", "plain", "inner", "start"], _steps);
    }

    [Fact]
    public async Task A_filter_may_answer_itself_or_change_the_answer()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapRequest("closed", () => _steps.Add("handler")).AddFilter(next => context => new(RequestResult.Failed("Closed.")));
            routes.MapRequest("loud", (string text) => text).AddFilter(next => async context => $"{(await next(context)).Content}!");
        });
        Assert.Equal(RequestResult.Failed("Closed."), await bridge.RunAsync("closed"));
        Assert.Empty(_steps);
        Assert.Equal("hi!", (await bridge.RunAsync("loud", "hi")).Content);
    }

    [Fact]
    public async Task A_filter_may_take_services_of_the_application()
    {
        await using var bridge = new DispatchDriver(
            routes => routes.MapRequest("test", () => "x").AddFilter(services =>
            {
                var word = services.GetRequiredService<List<string>>();
                return next => context =>
                {
                    word.Add(context.Name);
                    return next(context);
                };
            }),
            services => services.AddSingleton(_steps));
        await bridge.RunAsync("test");
        Assert.Equal(["test"], _steps);
    }

    [Fact]
    public async Task A_route_tells_what_it_takes_and_how_to_use_it()
    {
        await using var bridge = new DispatchDriver(routes => routes
            .MapRequest("find", (string what, DayOfWeek day, RequestContext context, int? page, bool exact = true, params string[] more) => what)
            .WithDescription("Finds things.")
            .WithTimeout(TimeSpan.FromSeconds(3)));
        var route = Assert.Single(bridge.Catalog.Routes);
        Assert.Equal("find what day (page) (exact) more...", route.Usage);
        Assert.Equal("Finds things.", route.Description);
        Assert.Equal(TimeSpan.FromSeconds(3), route.Timeout);
        Assert.Equal(
            [
                new RequestParameter("what", "text"),
                new RequestParameter("day", "sunday/monday/tuesday/wednesday/thursday/friday/saturday"),
                new RequestParameter("page", "whole number", IsOptional: true),
                new RequestParameter("exact", "true/false", IsOptional: true, Default: "True"),
                new RequestParameter("more", "text", IsOptional: true, IsRest: true),
            ],
            route.Parameters);
    }

    [Fact]
    public void Mapping_before_the_bridge_was_added_says_what_to_do()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Bare().MapRequest("x", () => 1));
        Assert.Contains("AddCloudBridge()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_the_bridge_again_configures_the_same_one_further()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapRequest("one", () => 1);
            routes.Services.AddCloudBridge().MapRequest("two", () => 2);
        });
        Assert.Equal(["one", "two"], bridge.Catalog.Routes.Select(route => route.Name));
    }

    private Func<RequestHandler, RequestHandler> Step(string name) => next => context =>
    {
        _steps.Add(name);
        return next(context);
    };

    public sealed class Methods
    {
        [Request("one")]
        public int One() => 1;
    }

    private sealed class Bare : ICloudBridgeBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}

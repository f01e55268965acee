using System.Globalization;
using CloudBridge.Tests.Dispatch;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Binding;

public class HandlerBindingTests
{
    [Fact]
    public async Task Arguments_bind_by_position()
    {
        await using var bridge = DispatchDriver.Of((string a, int b, bool c) => $"{a}/{b}/{c}");
        Assert.Equal("x/2/True", (await bridge.RunAsync("test", "x", "2", "yes")).Content);
    }

    [Theory]
    [InlineData("5/True/Green", new string[0])]
    [InlineData("5/True/Green", new[] { "" })]
    [InlineData("7/True/Green", new[] { "7" })]
    [InlineData("7/False/Red", new[] { "7", "no", "red" })]
    [InlineData("5/False/Green", new[] { "", "no", "" })]
    public async Task Optional_parameters_left_out_or_empty_have_their_default(string expected, string[] arguments)
    {
        await using var bridge = DispatchDriver.Of((int count = 5, bool loud = true, ArgumentTypeTests.Color? color = ArgumentTypeTests.Color.Green) => $"{count}/{loud}/{color}");
        Assert.Equal(expected, (await bridge.RunAsync("test", arguments)).Content);
    }

    [Fact]
    public async Task Defaults_may_be_structs_null_and_decimals()
    {
        await using var bridge = DispatchDriver.Of((DateTimeOffset when = default, Guid id = default, Int128 big = default, string? name = null, decimal price = 1.5m, ArgumentTypeTests.Color color = ArgumentTypeTests.Color.Green) =>
            $"{when.Year}/{id == Guid.Empty}/{big}/{name ?? "nobody"}/{price.ToString(CultureInfo.InvariantCulture)}/{color}");
        Assert.Equal("1/True/0/nobody/1.5/Green", (await bridge.RunAsync("test")).Content);
    }

    [Fact]
    public async Task Nullable_parameters_may_be_left_out()
    {
        await using var bridge = DispatchDriver.Of((int? a, DateOnly? b) => $"{a is null}/{b is null}");
        Assert.Equal("True/True", (await bridge.RunAsync("test")).Content);
        Assert.Equal("False/True", (await bridge.RunAsync("test", "1")).Content);
    }

    [Theory]
    [InlineData("a:", new[] { "a" })]
    [InlineData("a:b", new[] { "a", "b" })]
    [InlineData("a:b||c", new[] { "a", "b", "", "c" })]
    [InlineData("a:", new[] { "a", "" })]
    public async Task The_rest_takes_all_arguments_that_are_left(string expected, string[] arguments)
    {
        await using var bridge = DispatchDriver.Of((string first, params string[] rest) => $"{first}:{string.Join('|', rest)}");
        Assert.Equal(expected, (await bridge.RunAsync("test", arguments)).Content);
    }

    [Fact]
    public void The_rest_must_be_the_last_argument()
    {
        var error = Assert.Throws<InvalidOperationException>(() => DispatchDriver.Of((string[] all, int count) => count + all.Length));
        Assert.Contains("must be the last", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_the_context_and_the_token_take_no_arguments()
    {
        await using var bridge = new DispatchDriver(
            routes => routes.MapRequest("test", (Greeter greeter, string a, RequestContext context, IServiceProvider services, CancellationToken token, int b) =>
                $"{greeter.Word} {a} {context.Name} {services.GetRequiredService<Greeter>() == greeter} {token.CanBeCanceled} {b}"),
            services => services.AddScoped<Greeter>());
        Assert.Equal("hello x test True True 3", (await bridge.RunAsync("test", "x", "3")).Content);
    }

    [Fact]
    public async Task The_context_tells_where_the_request_came_from()
    {
        await using var bridge = new DispatchDriver(routes => routes.MapRequest("test", (RequestContext context) => RequestResult.List(
        [
            context.Name, context.Project, context.Cloud, context.ReplyLimit.ToString(CultureInfo.InvariantCulture), context.Asker.Evidence.ToString(),
            context.Asker.Name, string.Join('|', context.Arguments), context.ReceivedAt.ToString("O", CultureInfo.InvariantCulture), context.Id,
        ]))) { Origin = new() { CloudName = "tw", ProjectId = "123", Limit = 77 } };
        var request = bridge.Request("test");
        bridge.Clock.Advance(TimeSpan.FromSeconds(5));
        bridge.Workers.Accept(request);
        var result = await bridge.Origin.AnswerToAsync(request);
        Assert.Equal(["test", "123", "tw", "77", "None", "", "", "2026-01-01T00:00:00.0000000+00:00", request.Id.ToString()], result.Items);
    }

    [Fact]
    public async Task Methods_of_a_class_are_requests_with_their_description()
    {
        await using var bridge = new DispatchDriver(routes => routes.MapRequests<Scores>(), services => services.AddSingleton<Greeter>());
        Assert.Equal(["hello 3"], (await bridge.RunAsync("score.top", "3")).Items);
        Assert.Equal(["hello 10"], (await bridge.RunAsync("score.top")).Items);
        Assert.Equal("3", (await bridge.RunAsync("score.count")).Content);
        Assert.Equal("The best players.", bridge.Catalog.Find("score.top")!.Description);
        Assert.Null(bridge.Catalog.Find("NotARequest"));
    }

    [Fact]
    public async Task A_class_is_made_anew_for_each_request_unless_it_is_a_service()
    {
        await using var fresh = new DispatchDriver(routes => routes.MapRequests<Counter>());
        Assert.Equal("1", (await fresh.RunAsync("count")).Content);
        Assert.Equal("1", (await fresh.RunAsync("count")).Content);
        await using var kept = new DispatchDriver(routes => routes.MapRequests<Counter>(), services => services.AddSingleton<Counter>());
        Assert.Equal("1", (await kept.RunAsync("count")).Content);
        Assert.Equal("2", (await kept.RunAsync("count")).Content);
    }

    [Fact]
    public void A_class_without_requests_is_refused_with_a_hint()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new DispatchDriver(routes => routes.MapRequests<Greeter>()));
        Assert.Contains("[Request(", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_group_may_be_static_or_of_an_object()
    {
        var greeter = new Greeter();
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapRequest("static", Scores.CountAsync);
            routes.MapRequest("object", greeter.Greet);
        });
        Assert.Equal("3", (await bridge.RunAsync("static")).Content);
        Assert.Equal("hello you", (await bridge.RunAsync("object", "you")).Content);
    }

    [Theory]
    [InlineData("The value b is missing. Use: test a b (c)", new[] { "1" })]
    [InlineData("The value a is missing. Use: test a b (c)", new string[0])]
    [InlineData("a must be a whole number, not \"x\". Use: test a b (c)", new[] { "x", "1" })]
    [InlineData("a must be a whole number, not \"\". Use: test a b (c)", new[] { "" })]
    [InlineData("c must be true or false, not \"maybe\". Use: test a b (c)", new[] { "1", "2", "maybe" })]
    [InlineData("Too many values: 4 came, 3 is the most. Use: test a b (c)", new[] { "1", "2", "yes", "4" })]
    [InlineData("a must be a whole number, not \"012345678901234567890123456...\". Use: test a b (c)", new[] { "012345678901234567890123456789x", "2" })]
    public async Task A_player_learns_in_a_sentence_what_is_wrong_with_the_arguments(string sentence, string[] arguments)
    {
        var ran = false;
        await using var bridge = DispatchDriver.Of((int a, int b, bool c = false) => ran = true);
        var result = await bridge.RunAsync("test", arguments);
        Assert.Equal((RequestStatus.BadArgument, sentence), (result.Status, result.Content));
        Assert.False(ran);
    }

    [Fact]
    public async Task The_choices_of_an_enum_are_in_the_sentence()
    {
        await using var bridge = DispatchDriver.Of((ArgumentTypeTests.Color color) => color);
        Assert.Equal("color must be red, green or darkblue, not \"pink\". Use: test color", (await bridge.RunAsync("test", "pink")).Content);
    }

    public sealed class Greeter
    {
        public string Word { get; } = "hello";

        public string Greet(string name) => $"{Word} {name}";
    }

    public sealed class Scores(Greeter greeter)
    {
        [Request("score.count")]
        public static Task<int> CountAsync() => Task.FromResult(3);

        [Request("score.top", Description = "The best players.")]
        public async Task<IReadOnlyList<string>> TopAsync(int count = 10)
        {
            await Task.Yield();
            return [greeter.Greet(count.ToString(CultureInfo.InvariantCulture))];
        }

        public string NotARequest() => greeter.Word;
    }

    public sealed class Counter
    {
        private int _count;

        [Request("count")]
        public int Next() => ++_count;
    }
}

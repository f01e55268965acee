using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;
using CloudBridge.EndToEnd.Scratch;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>The engines of both wires in a real browser against the real server.</summary>
[Collection(WithChromium.Name)]
public sealed class AskingPageTests(ChromiumFixture browser, ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int LongAnswer = 20_000;
    private const int MostTries = 15;

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task Short_and_long_answers_arrive_whole(Wire wire)
    {
        await using var asking = await OpenAsync(wire);

        Assert.Equal(("done", "pong"), await asking.AskAsync("ping"));
        Assert.Equal(("done", "Hello World"), await asking.AskAsync("echo", "Hello World"));
        var (status, answer) = await asking.AskAsync("big", $"{LongAnswer}");

        Assert.Equal("done", status);
        Assert.Equal(LongAnswer, answer.Length);
        Assert.Empty(await asking.Page.ProblemsAsync());
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_went()
    {
        await using var asking = await OpenAsync(Wire.Cb1);

        const string Text = "naïve café, ¿qué tal? 日本語のテキスト 🐱 👩‍👩‍👧 A & B | C \\ D % E";

        Assert.Equal(("done", Text), await asking.AskAsync("echo", Text));
    }

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task A_hidden_window_is_answered_too(Wire wire)
    {
        await using var asking = await OpenAsync(wire);
        Assert.Equal(("done", "pong"), await asking.AskAsync("ping"));
        await asking.Page.HideAsync();

        Assert.Equal(("done", "while nobody looks"), await asking.AskAsync("echo", "while nobody looks"));

        Assert.Equal("hidden", (await asking.Page.StateAsync()).Visibility);
    }

    [Fact]
    public async Task A_question_asked_while_the_server_is_away_is_answered_when_it_is_back()
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room]);
        await using var asking = await AskingPage.OpenAsync(browser.Chromium, server, ServerFixture.Room, Wire.Cb1);
        await asking.SetTimeoutAsync(60);
        Assert.Equal(("done", "pong"), await asking.AskAsync("ping"));

        await server.StopAsync();
        await asking.BeginAsync("echo", "asked while the server was away");
        await server.StartAgainAsync();

        Assert.Equal(("done", "asked while the server was away"), await asking.EndAsync());
    }

    // The older format asks once; what was asked in vain is asked again by the player.
    [Fact]
    public async Task A_question_in_the_older_format_is_answered_or_given_up_and_another_one_is_answered()
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room]);
        await using var asking = await AskingPage.OpenAsync(browser.Chromium, server, ServerFixture.Room, Wire.Compatible);
        Assert.Equal(("done", "pong"), await asking.AskAsync("ping"));

        await asking.SetTimeoutAsync(2);
        await server.StopAsync();
        await asking.BeginAsync("ping");
        await server.StartAgainAsync();

        var (status, _) = await asking.EndAsync();
        for (var tries = 0; status == "timeout" && tries < MostTries; tries++)
        {
            (status, _) = await asking.AskAsync("ping");
        }

        Assert.Equal("done", status);
    }

    [Fact]
    public async Task Two_wires_in_one_room_are_answered_side_by_side()
    {
        await using var dense = await OpenAsync(Wire.Cb1);
        await using var compatible = await OpenAsync(Wire.Compatible, "player2");

        await dense.BeginAsync("echo", "dense");
        await compatible.BeginAsync("echo", "compatible");

        Assert.Equal(("done", "dense"), await dense.EndAsync());
        Assert.Equal(("done", "compatible"), await compatible.EndAsync());
    }

    private Task<AskingPage> OpenAsync(Wire wire, string user = "player1") =>
        AskingPage.OpenAsync(browser.Chromium, fixture.Server, ServerFixture.Room, wire, user);
}

using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;
using CloudBridge.EndToEnd.Scratch;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>The engines of both wires in a real browser against the real server.</summary>
[Collection(WithChromium.Name)]
public sealed class AskingPageTests(ChromiumFixture browser, ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int LongAnswer = 20_000;

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

        foreach (var text in new[] { "naïve café, ¿qué tal?", "日本語のテキスト", "🐱 and 👩‍👩‍👧", "A & B | C \\ D % E" })
        {
            Assert.Equal(("done", text), await asking.AskAsync("echo", text));
        }
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

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task After_a_restart_of_the_server_the_page_is_answered_again(Wire wire)
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room]);
        await using var asking = await AskingPage.OpenAsync(browser.Chromium, server, ServerFixture.Room, wire);
        Assert.Equal(("done", "pong"), await asking.AskAsync("ping"));

        await server.StopAsync();
        await asking.BeginAsync("echo", "asked while the server was away");
        await server.StartAgainAsync();

        Assert.Equal(("done", "asked while the server was away"), await asking.EndAsync());
    }

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task Every_block_of_the_engine_is_drawn_by_the_editor(Wire wire)
    {
        using var project = TempProject.Write(AskingProject.Create(wire));

        await ScratchParser.AcceptsAsync(project.File);
        await EditorPage.AcceptsAsync(browser.Chromium, new() { File = project.File, Sprite = AskingProject.Sprite });
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

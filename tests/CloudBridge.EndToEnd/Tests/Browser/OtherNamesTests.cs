using System.Text.Json;
using CloudBridge.EndToEnd.Drivers;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>The configuration gives the cloud variables of other names: whatever is made for the server, or asks it, finds them there.</summary>
[Collection(WithChromium.Name)]
public sealed class OtherNamesTests(ChromiumFixture browser, OtherNamesTests.NamesFixture fixture) : IClassFixture<OtherNamesTests.NamesFixture>
{
    private const string RightFile = "right.sb3";
    private const string UsualFile = "usual.sb3";

    [Fact]
    public async Task The_starter_that_the_server_offers_asks_in_them()
    {
        using var http = new HttpClient { BaseAddress = fixture.Server.Web };
        await File.WriteAllBytesAsync(PathOf("offered.sb3"), await http.GetByteArrayAsync(new Uri("sprites/starter.sb3", UriKind.Relative)));

        await AnswersAsync("offered.sb3");
    }

    [Theory]
    [InlineData("cb1")]
    [InlineData("compatible")]
    public async Task A_project_that_the_command_line_writes_asks_in_them(string wire)
    {
        await fixture.Server.RunAsync("sprite", "--wire", wire, "--output", $"{wire}.sb3");

        await AnswersAsync($"{wire}.sb3");
    }

    [Theory]
    [InlineData("cb1")]
    [InlineData("compatible")]
    public async Task A_request_of_the_command_line_asks_in_them_and_in_those_it_is_told(string wire)
    {
        string[] question = ["request", "ping", "--wire", wire, "--cloud", fixture.Server.CloudAddress.ToString(), "--project", ServerFixture.Room];

        Assert.Contains("pong", await fixture.Server.RunAsync(question), StringComparison.Ordinal);
        Assert.Contains("pong", await fixture.Server.RunAsync([.. question, "--answer-variables", "down,below"]), StringComparison.Ordinal);
        await fixture.Server.EndsWithAsync(1, [.. question, "--request-variable", "TO_HOST", "--timeout", "2"]);
    }

    [Fact]
    public async Task The_doctor_asks_in_them_and_looks_for_them_in_a_project_file()
    {
        await fixture.Server.RunAsync("sprite", "--output", RightFile);
        var usual = string.Join(',', Enumerable.Range(1, 9).Select(number => $"FROM_HOST_{number}"));
        string[] settings = ["--Cloud:Embedded:RequestVariable=TO_HOST", $"--Cloud:Embedded:ResponseVariables={usual}"];
        await fixture.Server.RunAsync(["sprite", .. settings, "--output", UsualFile]);

        var well = await fixture.Server.RunAsync("doctor", "--project", ServerFixture.Room, "--file", RightFile);
        Assert.Contains("A bridge answers in this project.", well, StringComparison.Ordinal);
        Assert.Contains("The project has ☁ up, and 2 for answers.", well, StringComparison.Ordinal);

        var wrong = await fixture.Server.EndsWithAsync(1, "doctor", "--project", ServerFixture.Room, "--file", UsualFile);
        Assert.Contains("Missing: ☁ up, ☁ down, ☁ below.", wrong, StringComparison.Ordinal);
    }

    private string PathOf(string file) => Path.Combine(fixture.Server.Folder, file);

    private async Task AnswersAsync(string file)
    {
        var page = await browser.Chromium.OpenAsync(new() { Sb3 = PathOf(file), Cloud = fixture.Server.CloudAddress, Room = ServerFixture.Room });
        await page.StartAsync();
        await page.ClickSpriteAsync("Button");
        await page.AnswerAsync("mres");
        await page.WhenAsync("message", "found");
        await page.CloseAsync();
    }

    /// <summary>A server with such a configuration in its folder, where the verbs find it too.</summary>
    public sealed class NamesFixture : IAsyncLifetime
    {
        internal ServerProcess Server { get; private set; } = null!;

        /// <inheritdoc />
        public async Task InitializeAsync()
        {
            Server = await ServerProcess.StartAsync([ServerFixture.Room], "--demo-upstream");
            await Server.StopAsync();
            string[] projects = [ServerFixture.Room];
            string[] answers = ["down", "below"];
            var configuration = new Dictionary<string, object>
            {
                ["Http"] = new { Server.Web.Port },
                ["CloudServer"] = new { Server.CloudAddress.Port },
                ["Cloud"] = new { Embedded = new { Projects = projects, RequestVariable = "up", ResponseVariables = answers } },
            };
            await File.WriteAllTextAsync(Path.Combine(Server.Folder, "appsettings.json"), JsonSerializer.Serialize(configuration));
            await Server.StartAgainAsync();
        }

        /// <inheritdoc />
        public Task DisposeAsync()
        {
            Server?.Dispose();
            return Task.CompletedTask;
        }
    }
}

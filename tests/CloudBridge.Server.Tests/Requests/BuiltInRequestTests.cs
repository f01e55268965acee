using System.Globalization;
using CloudBridge.Client;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tests.Requests;

public sealed class BuiltInRequestTests : IClassFixture<BuiltInRequestTests.Server>
{
    private readonly RunningServer _server;

    public BuiltInRequestTests(Server server) => _server = server.Running;

    [Fact]
    public async Task Ping() => Assert.Equal("pong", await _server.AskTextAsync("ping"));

    [Theory]
    [InlineData("one", "one")]
    [InlineData("one&two", "one", "two")]
    [InlineData("a&&b", "a", "", "b")]
    [InlineData("&", "", "")]
    [InlineData("-")]
    public async Task Echo_loses_nothing(string expected, params string[] arguments) =>
        Assert.Equal(expected, await _server.AskTextAsync("echo", arguments));

    [Theory]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("1.10", "2.20", "3.3")]
    [InlineData("2", "40", "42")]
    [InlineData("-5", "3", "-2")]
    [InlineData("1", "-1", "0")]
    [InlineData("12345678901234567890", "0.00000001", "12345678901234567890.00000001")]
    [InlineData("79228162514264337593543950336", "0", "79228162514264337593543950336")]
    [InlineData("79228162514264337593543950335", "1", "79228162514264337593543950336")]
    [InlineData("-79228162514264337593543950336", "0.5", "-79228162514264337593543950335.5")]
    [InlineData("1e+21", "1", "1000000000000000000001")]
    [InlineData("0.0000000000000000000000000000001", "1", "1.0000000000000000000000000000001")]
    public async Task Add_is_exact(string a, string b, string sum) => Assert.Equal(sum, await _server.AskTextAsync("add", a, b));

    [Theory]
    [InlineData("a must be a number, not \"one\".", "one", "2")]
    [InlineData("is missing", "1")]
    [InlineData("Too many values", "1", "2", "3")]
    [InlineData("The sum is too large: it may have at most 100 digits.", "1e99", "0.1")]
    [InlineData("a is too large: \"1e401\".", "1e401", "0")]
    [InlineData("b is too small: \"-1e999\".", "0", "-1e999")]
    [InlineData("b is too long: \"1e-500\".", "0", "1e-500")]
    public async Task Add_says_what_is_wrong(string sentence, params string[] arguments)
    {
        var answer = await _server.AskAsync("add", arguments);

        Assert.Equal(AnswerStatus.Error, answer.Status);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_is_utc_text()
    {
        var text = await _server.AskTextAsync("time");

        var time = DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.InRange(TimeProvider.System.GetUtcNow() - time, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Time_counts_days_as_Scratch_does()
    {
        var days = double.Parse(await _server.AskTextAsync("time", "days"), CultureInfo.InvariantCulture);

        Assert.Equal((TimeProvider.System.GetUtcNow() - new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalDays, days, 0.001);
    }

    [Fact]
    public async Task Time_knows_no_other_form()
    {
        var answer = await _server.AskAsync("time", "weeks");

        Assert.Contains("format must be text or days, not", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_names_and_explains_one()
    {
        Assert.Empty(new[] { "add", "big", "echo", "help", "identity.challenge", "lines", "ping", "time", "whoami" }.Except((await _server.AskAsync("help")).Items));
        Assert.Equal(["add a b", "Adds two numbers exactly: 0.1 and 0.2 are 0.3.", "answers: the sum", "example: add 0.1 0.2"], (await _server.AskAsync("help", "ADD")).Items);
        Assert.Contains("no such request", (await _server.AskAsync("help", "nonsense")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoami_says_that_it_needs_a_cloud_that_knows()
    {
        Assert.Equal("This request needs Scratch's cloud, which knows who asks.", (await _server.AskAsync("whoami")).Error);
    }

    [Fact]
    public async Task A_challenge_is_a_code_for_one_name()
    {
        var code = await _server.AskTextAsync("identity.challenge", "Ada_Lovelace");

        Assert.Matches("^[1-9][0-9]{18}$", code);
        Assert.Equal(code, await _server.AskTextAsync("identity.challenge", "ADA_lovelace"));
        Assert.NotEqual(code, await _server.AskTextAsync("identity.challenge", "Ada"));
        Assert.Contains("is not a user name. It has up to 20 letters", (await _server.AskAsync("identity.challenge", "no name")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_a_list()
    {
        Assert.Equal(["line 1", "line 2", "line 3"], (await _server.AskAsync("lines", "3")).Items);
        Assert.Empty((await _server.AskAsync("lines", "0")).Items);
        Assert.Equal(1000, (await _server.AskAsync("lines", "1000")).Items.Count);
    }

    [Theory]
    [InlineData("lines", "-1", "There is no list of -1 lines: 0 is the least.")]
    [InlineData("lines", "1000000000", "lines at most. Ask for less.")]
    [InlineData("big", "0", "There is no text of 0 characters: 1 is the least.")]
    [InlineData("lines", "99999999999", "count is too large")]
    [InlineData("big", "1000000000", "characters at most. Ask for less.")]
    public async Task Long_answers_have_bounds_that_are_said(string name, string count, string sentence)
    {
        var answer = await _server.AskAsync(name, count);

        Assert.Equal(AnswerStatus.Error, answer.Status);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(60_000)]
    public async Task Big_is_a_readable_text_of_that_length(int length)
    {
        var text = await _server.AskTextAsync("big", length.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(LongText.Of(length), text);
        Assert.Equal(length, text.Length);
    }

    [Fact]
    public async Task The_longest_answer_that_is_promised_arrives()
    {
        var most = (await _server.AskAsync("big", "1000000000")).Error!.Split(' ').First(word => word.All(char.IsDigit));

        Assert.Equal(int.Parse(most, CultureInfo.InvariantCulture), (await _server.AskTextAsync("big", most)).Length);
    }

    public sealed class Server : IAsyncLifetime
    {
        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningServer.StartAsync();

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }
}

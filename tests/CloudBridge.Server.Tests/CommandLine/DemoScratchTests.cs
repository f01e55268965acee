using System.Text.RegularExpressions;

namespace CloudBridge.Server.Tests.CommandLine;

/// <summary>The way of a newcomer: a server that plays Scratch, and requests of somebody who is signed in there.</summary>
public sealed partial class DemoScratchTests : IDisposable
{
    private const int MaxTries = 5;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_command_that_the_greeting_shows_adds_a_monitor()
    {
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync(["run", "--demo-scratch", "--Http:Port=0", "--CloudServer:Port=0"], stop.Token);
        await _cli.Out.WhenWritten("Press Ctrl-C to stop.");
        var greeting = _cli.Out.ToString();
        Assert.Contains("player1 is an operator", greeting, StringComparison.Ordinal);
        await _cli.Out.WhenWritten("connected to");
        using var player = new Cli();
        Assert.True(await ComesTrueAsync(() => player.RunAsync([.. Add().Match(greeting).Groups["words"].Value.Split(' '), "--timeout", "20"])), player.Error.ToString());

        Assert.EndsWith("  1\n", player.Out.ToString(), StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = new Uri(Page().Match(greeting).Value) };
        Assert.Contains("player1", await http.GetStringAsync(new Uri("users/list", UriKind.Relative)), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
    }

    [Fact]
    public async Task A_password_goes_to_this_machine_alone()
    {
        Assert.Equal(2, await _cli.RunAsync("request", "ping", "--cloud", "wss://clouddata.scratch.mit.edu/", "--password", "secret"));

        Assert.Contains("--password is for a cloud on this machine; it goes nowhere else.", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloud_without_accounts_refuses_in_a_sentence()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(1, await _cli.RunAsync("request", "ping", "--cloud", $"{server.Cloud}", "--password", "secret"));

        Assert.NotEmpty(_cli.Error.ToString());
        Assert.DoesNotContain("   at ", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Until the bridge has been there for some seconds it cannot be sure who asks.</summary>
    private static async Task<bool> ComesTrueAsync(Func<Task<int>> ask)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await ask() == 0)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"cloudbridge (?<words>request monitor\.add [^\n]+)")]
    private static partial Regex Add();

    [GeneratedRegex(@"(?<=Web page\s+)http://127\.0\.0\.1:\d+/")]
    private static partial Regex Page();
}

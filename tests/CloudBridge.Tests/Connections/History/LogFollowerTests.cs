using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.Journal;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Connections.History;

/// <summary>A bridge on a cloud that keeps a log, as Scratch does.</summary>
public sealed class LogFollowerTests
{
    private const string Url = "ws://127.0.0.1:1/";
    private const string Bridge = "bridge";
    private readonly ManualTimeProvider _clock = new();
    private readonly SignalLog<string> _ran = new();
    private readonly MemoryLog _log;
    private readonly MemoryAccount _account;
    private readonly BridgeHostBuilder _builder;

    public LogFollowerTests()
    {
        _log = new MemoryLog(_clock);
        _account = new MemoryAccount(_log);
        _builder = new BridgeHostBuilder(_clock)
            .WithCloud(CloudKind.Scratch, url: Url, configure: cloud => (cloud.User, cloud.AcceptTerms, cloud.Password) = (Bridge, true, "x"))
            .WithServices(services => services.AddSingleton<ICloudAccounts>(_account))
            .WithRequest("echo", (string text) =>
            {
                _ran.Add(text);
                return text;
            });
        Deliver(_ => true);
    }

    [Fact]
    public async Task What_was_asked_during_a_break_is_answered_after_it()
    {
        await using var host = await StartAsync();
        await host.BackOffAsync(() => host.Cloud.DropConnections());
        var player = host.Join(url: Url);
        var answer = player.AskAsync("echo", "meanwhile");
        await ComeBackAsync(host);
        Assert.Equal("meanwhile", (await answer).Text);
        Assert.Equal(["meanwhile"], _ran.Items);
    }

    [Fact]
    public async Task But_not_when_nobody_can_be_waiting_any_more()
    {
        await using var host = await StartAsync();
        await host.BackOffAsync(() => host.Cloud.DropConnections());
        var player = host.Join(url: Url);
        player.Write(player.NextId(), "echo", "old");
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        _log.Skew = TimeSpan.FromSeconds(16);
        await ComeBackAsync(host);
        Assert.Equal("new", (await player.AskAsync("echo", "new")).Text);
        Assert.Equal(["new"], _ran.Items);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_from_before_the_start_are_run_only_if_a_journal_tells_them_from_handled_ones(bool hasJournal)
    {
        if (hasJournal)
        {
            _builder.WithServices(services => services.AddSingleton<IRequestJournal>(new MemoryJournal()));
        }

        var player = _builder.Cloud.Join(url: Url);
        player.Write(player.NextId(), "echo", "early");
        _clock.Advance(TimeSpan.FromSeconds(2));
        await using var host = await StartAsync();
        Assert.Equal("new", (await player.AskAsync("echo", "new")).Text);
        Assert.Equal(hasJournal ? ["early", "new"] : ["new"], _ran.Items);
    }

    [Fact]
    public async Task What_comes_over_the_socket_and_stands_in_the_log_is_run_once()
    {
        await using var host = await StartAsync();
        var player = host.Join(url: Url);
        await player.AskAsync("echo", "once");
        var readings = _log.Readings.Items.Count;
        await AdvanceAsync(host, TimeSpan.FromSeconds(31));
        await _log.Readings.CountAsync(readings + 1);
        await player.AskAsync("echo", "last");
        Assert.Equal(["once", "last"], _ran.Items);
    }

    [Fact]
    public async Task A_cloud_that_is_silent_from_the_start_is_found_out_and_read_from_its_log()
    {
        Deliver(set => set.Name != "TO_HOST" && set.User != Bridge);
        await using var host = await StartAsync();
        await SeeAsync(host, "probed: OnlyLogged");
        Assert.Equal(PushProof.OnlyLogged, Assert.Single(host.Status.Projects).Proof);
        var player = host.Join(url: Url);
        Deliver(set => set.Name != "TO_HOST");
        var answers = Enumerable.Range(0, 3).Select(i => player.AskAsync("echo", $"{i}")).ToArray();
        await AdvanceUntilAsync(host, Task.WhenAll(answers));
        Assert.Equal(["0", "1", "2"], _ran.Items.Order());
    }

    [Fact]
    public async Task One_that_falls_silent_later_is_found_out_too()
    {
        await using var host = await StartAsync();
        await SeeAsync(host, "probed: Pushed");
        await AdvanceAsync(host, TimeSpan.FromSeconds(40));
        Deliver(set => set.Name != "TO_HOST");
        var player = host.Join(url: Url);
        player.Write(player.NextId(), "echo", "first");
        await SeeAsync(host, "connected but silent");
        Assert.Equal("second", (await AdvanceUntilAsync(host, player.AskAsync("echo", "second"))).Text);
        Assert.Equal("second", _ran.Items[^1]);
    }

    [Fact]
    public async Task When_the_socket_speaks_again_it_is_believed_again()
    {
        Deliver(set => set.Name != "TO_HOST" && set.User != Bridge);
        await using var host = await StartAsync();
        await SeeAsync(host, "probed: OnlyLogged");
        Deliver(_ => true);
        var player = host.Join(url: Url);
        Assert.Equal("pushed", (await player.AskAsync("echo", "pushed")).Text);
        await AdvanceAsync(host, TimeSpan.FromSeconds(2));
        var readings = _log.Readings.Items.Count;
        await AdvanceAsync(host, TimeSpan.FromSeconds(10));
        Assert.InRange(_log.Readings.Items.Count - readings, 0, 1);
        Assert.Equal(["pushed"], _ran.Items);
    }

    [Fact]
    public async Task A_cloud_that_takes_nothing_from_this_account_is_told_to_the_operator()
    {
        _builder.Cloud.Rule = _ => Fate.Drop;
        await using var host = await StartAsync();
        await SeeAsync(host, "probed: Lost");
    }

    [Fact]
    public async Task An_outage_of_the_log_is_told_once_and_stops_nothing()
    {
        _log.Outage = new CloudLogException("The cloud log answers with status 503.");
        await using var host = await StartAsync();
        Assert.Equal("hi", (await host.Join(url: Url).AskAsync("echo", "hi")).Text);
        await AdvanceAsync(host, TimeSpan.FromMinutes(10));
        Assert.Single(host.Log.Items, line => line.Level == LogLevel.Warning && line.Text.Contains("status 503", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_follower_that_breaks_is_begun_again_with_another_connection()
    {
        var isBroken = false;
        _builder.WithServices(services => services.AddSingleton<ILogger<ProjectSession>>(provider =>
            new BrokenLogger<ProjectSession>(() => isBroken, new CapturedLogger<ProjectSession>(provider.GetRequiredService<SignalLog<LogLine>>()))));
        await using var host = await StartAsync();
        await AdvanceAsync(host, TimeSpan.FromSeconds(20));
        var readings = _log.Readings.Items.Count;
        (isBroken, _log.Outage) = (true, new CloudLogException("The cloud log answers with status 503."));
        await AdvanceUntilAsync(host, _log.Readings.CountAsync(readings + 1));
        (isBroken, _log.Outage) = (false, null);
        await AdvanceUntilAsync(host, _log.Readings.CountAsync(readings + 3));
        Assert.Equal("hi", (await host.Join(url: Url).AskAsync("echo", "hi")).Text);
    }

    [Fact]
    public async Task A_probe_whose_connection_is_never_answered_is_given_up_after_fifteen_seconds()
    {
        var half = new HalfSilentCloud(_builder.Cloud);
        _builder.WithServices(services => services.AddSingleton<IWebSocketConnectionFactory>(half));
        await using var host = await StartAsync();
        await Patience.WaitAsync(half.Hangs.Task);
        await AdvanceAsync(host, TimeSpan.FromSeconds(16));
        await host.Log.FirstAsync(line => line.Text.Contains("could not probe", StringComparison.Ordinal));
        var readings = _log.Readings.Items.Count;
        await AdvanceUntilAsync(host, _log.Readings.CountAsync(readings + 1));
    }

    private Task<BridgeHost> StartAsync() => _builder.StartAsync();

    /// <summary>Every value is logged; the rule says which of them reach anybody.</summary>
    private void Deliver(Func<CloudSet, bool> rule) => _builder.Cloud.Rule = set =>
    {
        _log.Add(set.User, set.Name, set.Value);
        return rule(set) ? Fate.Deliver : Fate.Drop;
    };

    private async Task ComeBackAsync(BridgeHost host)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        await host.WhenJoinedAsync(joins: 2);
    }

    private async Task SeeAsync(BridgeHost host, string words) =>
        await AdvanceUntilAsync(host, host.Log.WhenAsync(lines => lines.Any(line => line.Text.Contains(words, StringComparison.Ordinal))));

    private Task AdvanceAsync(BridgeHost host, TimeSpan time) =>
        AdvanceUntilAsync(host, Task.Delay(time, _clock));

    private async Task<T> AdvanceUntilAsync<T>(BridgeHost host, Task<T> done)
    {
        await AdvanceUntilAsync(host, (Task)done);
        return await done;
    }

    private async Task AdvanceUntilAsync(BridgeHost host, Task done)
    {
        while (!done.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            await QuietPool.WaitAsync();
        }

        await Patience.WaitAsync(done);
        Assert.NotNull(host);
    }

    /// <summary>A cloud that opens one connection and leaves all others without an answer.</summary>
    private sealed class HalfSilentCloud(IWebSocketConnectionFactory cloud) : IWebSocketConnectionFactory
    {
        private int _attempts;

        public TaskCompletionSource Hangs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions options, CloudSignIn? signIn, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _attempts) > 1)
            {
                Hangs.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return await cloud.ConnectAsync(options, signIn, cancellationToken);
        }
    }
}

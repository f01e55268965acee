using CloudBridge.Clouds;
using CloudBridge.Identity;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Identity;

/// <summary>A bridge on a cloud like Scratch's: what players set is in its log at once.</summary>
internal sealed class LogCloud : IAsyncDisposable
{
    /// <summary>The next reading, the patience and the deadline.</summary>
    private const int WaitingTimers = 3;
    private static readonly TimeSpan LosesPatience = TimeSpan.FromSeconds(12);

    private readonly BridgeHost _host;

    public LogCloud(Action<ICloudBridgeBuilder> map, Action<IServiceCollection>? services = null)
    {
        var builder = new BridgeHostBuilder();
        Log = new ManualLog(builder.Clock);
        _host = builder.With(map)
            .WithCloud(CloudKind.Custom, configure: cloud => cloud.User = "bridge")
            .WithServices(added => added.AddSingleton<ICloudAccounts>(Log))
            .WithServices(services ?? (_ => { }))
            .Build();
    }

    public ManualLog Log { get; }

    public ManualTimeProvider Clock => _host.Clock;

    public T Service<T>()
        where T : notnull => _host.Service<T>();

    /// <summary>Somebody who sends whatever others send; null for nobody.</summary>
    public string? Copier { get; set; }

    /// <summary>Readings of the log that joining took.</summary>
    public int ReadingsAtStart { get; private set; }

    /// <summary>Joins, and lets the time pass in which values may have been missed.</summary>
    public async Task StartAsync()
    {
        await _host.StartAsync();
        await _host.WhenJoinedAsync();
        await QuietPool.WaitAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(15));
        await QuietPool.WaitAsync();
        ReadingsAtStart = Log.Readings.Items.Count;
    }

    public async ValueTask<string> OpenCodeAsync(string name, string project = "demo") =>
        (await _host.Service<IChallengeCodes>().OpenAsync(new ChallengeSubject(ChallengeSubject.RequestPurpose, "memory", project, name)))!;

    /// <summary>A player asks; the log shows it.</summary>
    public Task<PlayerAnswer> AskAsync(string user, string name, params string[] arguments)
    {
        var player = _host.Join();
        var id = player.NextId();
        var answer = player.ExpectAsync(id);
        var values = MemoryPlayer.Values(id, name, arguments);
        foreach (var value in values)
        {
            Log.Write(user, value);
            if (Copier is not null)
            {
                Log.Write(Copier, value);
            }
        }

        foreach (var value in values)
        {
            player.Set("TO_HOST", value);
        }

        return answer;
    }

    /// <summary>A player asks something that waits for the log until the bridge loses patience.</summary>
    public async Task<PlayerAnswer> AskInVainAsync(string user, string name, params string[] arguments)
    {
        var timers = _host.Clock.ActiveTimers;
        var answer = AskAsync(user, name, arguments);
        await Patience.WaitAsync(_host.Clock.WhenTimersAsync(timers + WaitingTimers));
        await Task.Run(() => _host.Clock.Advance(LosesPatience));
        return await answer;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

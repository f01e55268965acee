using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Killed;

/// <summary>Starts the bridge, kills it at random moments of its life and starts it again.</summary>
internal sealed class BridgeKiller(string role, string[] args, Random random)
{
    private const int StartKillEvery = 8;
    private const int LongestStart = 600;
    private readonly Lock _gate = new();
    private TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RoleProcess? _process;

    /// <summary>How often it has been killed.</summary>
    public int Kills { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = RoleProcess.Start(role, args);
        await WhenLiveAsync(cancellationToken);
    }

    /// <summary>Kills it so many times, mostly while it is live and now and then while it starts; it lives at the end.</summary>
    public async Task KillAsync(int times, int longestLife, CancellationToken cancellationToken)
    {
        for (var kill = 1; kill <= times; kill++)
        {
            await Task.Delay(random.Next(1, longestLife), cancellationToken);
            await _process!.KillAsync();
            await _process.DisposeAsync();
            _process = RoleProcess.Start(role, args);
            Count();
            if (kill % StartKillEvery == 0 && kill < times)
            {
                await Task.Delay(random.Next(LongestStart), cancellationToken);
                continue;
            }

            await WhenLiveAsync(cancellationToken);
        }
    }

    /// <summary>Completes when it has been killed so many times.</summary>
    public async Task WhenKilledAsync(int times, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task killed;
            lock (_gate)
            {
                if (Kills >= times)
                {
                    return;
                }

                killed = _killed.Task;
            }

            await killed.WaitAsync(cancellationToken);
        }
    }

    public async Task StopAsync() => await _process!.DisposeAsync();

    private async Task WhenLiveAsync(CancellationToken cancellationToken)
    {
        while (await _process!.ReadLineAsync(cancellationToken) != KilledBridgeRole.Live)
        {
        }
    }

    private void Count()
    {
        lock (_gate)
        {
            Kills++;
            _killed.SetResult();
            _killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

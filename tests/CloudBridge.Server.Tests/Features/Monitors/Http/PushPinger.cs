using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CloudBridge.Monitors;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>A pinger that stands still, and whose events a test makes.</summary>
internal sealed class PushPinger(StillPinger still) : IPinger
{
    private readonly Channel<MonitorEvent> _events = Channel.CreateUnbounded<MonitorEvent>();

    public bool IsOffline => still.IsOffline;

    public bool IsReady => still.IsReady;

    /// <summary>Who has begun to listen, and after which event.</summary>
    public SignalLog<(long? Owner, long? After)> Listeners { get; } = new();

    /// <summary>Who has stopped listening.</summary>
    public SignalLog<long?> Gone { get; } = new();

    /// <summary>What goes wrong when a state is asked for.</summary>
    public Exception? Broken { get; set; }

    public void Push(MonitorEvent happened) => _events.Writer.TryWrite(happened);

    public void Watch(MonitorDefinition monitor) => still.Watch(monitor);

    public void Forget(long monitorId) => still.Forget(monitorId);

    public MonitorStatus? StatusOf(long monitorId) => Broken is null ? still.StatusOf(monitorId) : throw Broken;

    public ValueTask<MonitorStatus> SetStateAsync(long monitorId, MonitorState state, string reason, CancellationToken cancellationToken = default) =>
        still.SetStateAsync(monitorId, state, reason, cancellationToken);

    public async IAsyncEnumerable<MonitorEvent> EventsAsync(long? ownerId, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Listeners.Add((ownerId, after));
        try
        {
            await foreach (var happened in _events.Reader.ReadAllAsync(cancellationToken))
            {
                yield return happened;
            }
        }
        finally
        {
            Gone.Add(ownerId);
        }
    }
}

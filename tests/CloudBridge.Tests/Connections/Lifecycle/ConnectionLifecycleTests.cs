using CloudBridge.Connections.Lifecycle;
using CloudBridge.Diagnostics;
using CloudBridge.Hosting;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Connections.Lifecycle;

public sealed class ConnectionLifecycleTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly SignalLog<LogLine> _log = new();
    private readonly BridgeMetrics _metrics = new();
    private readonly ConnectionLifecycle _lifecycle;

    public ConnectionLifecycleTests() =>
        _lifecycle = new ConnectionLifecycle(_clock, _metrics, new CapturedLogger<ConnectionLifecycle>(_log));

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void It_goes_step_by_step_to_live()
    {
        Assert.Equal(ProjectState.Idle, _lifecycle.State);
        foreach (var state in new[] { ProjectState.Connecting, ProjectState.Handshaking, ProjectState.Resyncing, ProjectState.Live })
        {
            _lifecycle.MoveTo(state, TransitionCause.Started);
            Assert.Equal(state, _lifecycle.State);
        }
    }

    [Fact]
    public void A_transition_is_logged_with_its_cause()
    {
        _lifecycle.MoveTo(ProjectState.Connecting, TransitionCause.Started);
        _lifecycle.MoveTo(ProjectState.BackingOff, TransitionCause.Refused, "status 503");
        Assert.Equal(["Idle -> Connecting (Started) ", "Connecting -> BackingOff (Refused) status 503"], _log.Items.Select(line => line.Text));
    }

    [Fact]
    public void A_transition_is_counted_with_its_cause()
    {
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        var counted = new List<string>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "cloudbridge.connection.transitions")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted.Add($"{count}: {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        listener.Start();
        _lifecycle.MoveTo(ProjectState.Connecting, TransitionCause.WaitOver);
        Assert.Contains("1: Idle Connecting WaitOver", counted);
    }

    [Fact]
    public void The_time_in_a_state_starts_anew_with_it()
    {
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromSeconds(9), _lifecycle.Elapsed);
        _lifecycle.MoveTo(ProjectState.Connecting, TransitionCause.Started);
        Assert.Equal(TimeSpan.Zero, _lifecycle.Elapsed);
    }

    [Fact]
    public void The_table_is_this_one()
    {
        string[] allowed =
        [
            "Idle>Connecting",
            "Connecting>Idle", "Connecting>Handshaking", "Connecting>BackingOff", "Connecting>Fatal",
            "Handshaking>Idle", "Handshaking>Resyncing", "Handshaking>BackingOff", "Handshaking>Fatal",
            "Resyncing>Idle", "Resyncing>Live", "Resyncing>BackingOff", "Resyncing>Fatal",
            "Live>Idle", "Live>BackingOff", "Live>Fatal",
            "BackingOff>Idle", "BackingOff>Connecting",
            "Fatal>Idle",
        ];
        var found = from one in Enum.GetValues<ProjectState>()
                    from other in Enum.GetValues<ProjectState>()
                    where ConnectionLifecycle.IsAllowed(one, other)
                    select $"{one}>{other}";
        Assert.Equal(allowed.Order(), found.Order());
    }

    [Fact]
    public void Everything_else_is_a_bug_that_shows()
    {
        Assert.Throws<InvalidOperationException>(() => _lifecycle.MoveTo(ProjectState.Live, TransitionCause.Resynced));
        Assert.Equal(ProjectState.Idle, _lifecycle.State);
    }
}

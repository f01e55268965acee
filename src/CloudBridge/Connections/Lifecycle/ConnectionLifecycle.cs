using CloudBridge.Diagnostics;
using CloudBridge.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections.Lifecycle;

/// <summary>
/// The state of one project's connection. Every transition has a cause, is logged and counted; others than those of the
/// table are bugs.
/// </summary>
internal sealed partial class ConnectionLifecycle(TimeProvider time, BridgeMetrics metrics, ILogger logger)
{
    private readonly Lock _gate = new();
    private ProjectState _state;
    private long _since = time.GetTimestamp();

    /// <summary>Where the connection stands.</summary>
    public ProjectState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>The time for which it has been in its state.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return time.GetElapsedTime(_since);
            }
        }
    }

    /// <summary>Goes on to another state.</summary>
    /// <exception cref="InvalidOperationException">The table has no such transition.</exception>
    public void MoveTo(ProjectState next, TransitionCause cause, string detail = "")
    {
        ProjectState from;
        lock (_gate)
        {
            from = _state;
            if (!IsAllowed(from, next))
            {
                throw new InvalidOperationException($"A connection does not go from {from} to {next}.");
            }

            _state = next;
            _since = time.GetTimestamp();
        }

        metrics.Transition(from.ToString(), next.ToString(), cause.ToString());
        Log.Moved(logger, from, next, cause, detail);
    }

    /// <summary>The table: forward step by step, from everywhere else to a wait, to the end or to giving up.</summary>
    public static bool IsAllowed(ProjectState from, ProjectState to) => (from, to) switch
    {
        (ProjectState.Idle, _) => to == ProjectState.Connecting,
        (_, ProjectState.Idle) => true,
        (ProjectState.Fatal, _) => false,
        (ProjectState.BackingOff, _) => to == ProjectState.Connecting,
        (_, ProjectState.BackingOff or ProjectState.Fatal) => true,
        (ProjectState.Connecting, ProjectState.Handshaking) => true,
        (ProjectState.Handshaking, ProjectState.Resyncing) => true,
        (ProjectState.Resyncing, ProjectState.Live) => true,
        _ => false,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{From} -> {To} ({Cause}) {Detail}")]
        public static partial void Moved(ILogger logger, ProjectState from, ProjectState to, TransitionCause cause, string detail);
    }
}

using System.Net.Sockets;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>What a failure says about the target.</summary>
internal static class ProbeFaults
{
    /// <summary>Whether a failure is one that targets, networks and clocks cause; anything else is a fault of our own.</summary>
    public static bool IsExpected(Exception fault) => fault is ProbeFailedException or EgressRefusedException or HostNotFoundException
        or TlsFailedException or OperationCanceledException or SocketException or IOException;

    /// <summary>The outcome of a failure.</summary>
    /// <param name="fault">What was thrown, not because of the caller's token.</param>
    /// <param name="stage">How far the probe had come.</param>
    /// <param name="isRedirected">Whether the target had led elsewhere by then.</param>
    public static CheckOutcome OutcomeOf(Exception fault, ProbeStage stage, bool isRedirected) => fault switch
    {
        ProbeFailedException failed => failed.Outcome,
        EgressRefusedException => isRedirected ? CheckOutcome.BadRedirect : CheckOutcome.Refused,
        HostNotFoundException => CheckOutcome.NameNotFound,
        TlsFailedException => CheckOutcome.TlsFailed,
        OperationCanceledException => CheckOutcome.TimedOut,
        _ => OutcomeOf(stage),
    };

    private static CheckOutcome OutcomeOf(ProbeStage stage) => stage switch
    {
        ProbeStage.Resolving => CheckOutcome.NameNotFound,
        ProbeStage.Connecting => CheckOutcome.NotConnected,
        ProbeStage.Securing => CheckOutcome.TlsFailed,
        _ => CheckOutcome.BadAnswer,
    };
}

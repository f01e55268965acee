using System.Net.Sockets;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>
/// Tells what a failure says about the target, and in words where the outcome alone would not be the whole truth.
/// </summary>
internal static class ProbeFaults
{
    /// <summary>
    /// Tells whether a failure is one that targets, networks and clocks cause; anything else is a fault of our own.
    /// </summary>
    public static bool IsExpected(Exception fault) =>
        fault is ProbeFailedException or EgressRefusedException or HostNotFoundException
        or TlsFailedException or OperationCanceledException or SocketException or IOException;

    /// <summary>The outcome of a failure, and why.</summary>
    /// <param name="fault">What was thrown, not because of the caller's token.</param>
    /// <param name="stage">How far the probe had come.</param>
    /// <param name="isRedirected">Whether the target had led elsewhere by then.</param>
    public static (CheckOutcome Outcome, string? Why) Of(Exception fault, ProbeStage stage, bool isRedirected) => fault switch
    {
        ProbeFailedException failed => (failed.Outcome, failed.Why),
        EgressRefusedException => isRedirected ? (CheckOutcome.BadRedirect, "it leads to an address that may not be asked") : (CheckOutcome.Refused, null),
        HostNotFoundException unknown => (CheckOutcome.NameNotFound, WhyNotFound(unknown, isRedirected)),
        TlsFailedException failed => (CheckOutcome.TlsFailed, failed.Why),
        OperationCanceledException => (CheckOutcome.TimedOut, WhyLate(stage)),
        _ => (OutcomeOf(stage), WhyBroken(fault, stage)),
    };

    private static string? WhyNotFound(HostNotFoundException unknown, bool isRedirected)
    {
        if (!unknown.IsCertain)
        {
            return "the name could not be looked up";
        }

        return isRedirected ? "it leads to a name that was not found" : null;
    }

    private static string? WhyLate(ProbeStage stage) => stage switch
    {
        ProbeStage.Resolving => "the name could not be looked up in time",
        ProbeStage.Connecting => "no connection in time",
        ProbeStage.Securing => "no secure connection in time",
        ProbeStage.Reading => "the answer did not come to an end in time",
        _ => null,
    };

    private static string? WhyBroken(Exception fault, ProbeStage stage) => (stage, fault) switch
    {
        (ProbeStage.Connecting, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) => "the connection is refused",
        (ProbeStage.Connecting, SocketException { SocketErrorCode: SocketError.TimedOut }) => "no connection in time",
        (ProbeStage.Securing, SocketException or IOException) => "the connection ended before it was secure",
        (ProbeStage.Asking, SocketException or IOException) => "the connection broke off before the answer",
        (ProbeStage.Reading, SocketException or IOException) => "the answer breaks off",
        _ => null,
    };

    private static CheckOutcome OutcomeOf(ProbeStage stage) => stage switch
    {
        ProbeStage.Resolving => CheckOutcome.NameNotFound,
        ProbeStage.Connecting => CheckOutcome.NotConnected,
        ProbeStage.Securing => CheckOutcome.TlsFailed,
        _ => CheckOutcome.BadAnswer,
    };
}

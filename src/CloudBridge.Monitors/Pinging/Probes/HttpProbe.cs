using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;
using CloudBridge.Monitors.Pinging.Probes.Tls;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>
/// Asks a target by HTTP/1.1 over a fresh connection each time. Who wants HTTP/2 is asked once more by that. Redirects are
/// followed by hand, each through the dialer, with the cookies that were set on the way; never from https to http.
/// </summary>
public sealed partial class HttpProbe : IProbe, IDisposable
{
    private readonly TimeProvider _time;
    private readonly ILogger<HttpProbe> _logger;
    private readonly ProbeTools _tools;

    /// <param name="dialer">The way out.</param>
    /// <param name="options">How the probe presents itself, and whom it trusts.</param>
    /// <param name="time">The clock of every budget.</param>
    /// <param name="logger">Where faults of our own go.</param>
    public HttpProbe(IEgressDialer dialer, HttpProbeOptions options, TimeProvider time, ILogger<HttpProbe> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _time = time;
        _logger = logger;
        _tools = new ProbeTools(dialer, new TlsClient(options.ExtraRoots, time), new HttpRequestWriter(options.UserAgent), options);
    }

    /// <inheritdoc />
    public async ValueTask<ProbeResult> CheckAsync(CheckTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = new ProbeDeadline(_time, target.Timeout, cancellationToken);
        var method = target.Method == CheckMethod.Head && target.Text is not null ? CheckMethod.Get : target.Method;
        var result = await TryAsync(target, method, deadline, cancellationToken).ConfigureAwait(false);
        if (method != CheckMethod.Head || !IsUnknown(result))
        {
            return result;
        }

        var second = await TryAsync(target, CheckMethod.Get, deadline, cancellationToken).ConfigureAwait(false);
        return second with { HeadFails = second.Outcome == CheckOutcome.Ok && !IsUnknown(second) && !IsBusy(result.Status) };
    }

    /// <summary>Frees what the TLS client holds.</summary>
    public void Dispose() => _tools.Tls.Dispose();

    /// <summary>
    /// Many servers that do not care for HEAD answer it with whatever they have; GET tells whether anything is wrong.
    /// </summary>
    private static bool IsUnknown(ProbeResult head) =>
        head.Outcome == CheckOutcome.BadAnswer || (head.Outcome == CheckOutcome.Ok && head.Status >= 400);

    /// <summary>Tells whether a status says nothing about a method, only about the moment.</summary>
    private static bool IsBusy(int status) => status is 429 or 502 or 503 or 504;

    private async ValueTask<ProbeResult> TryAsync(
        CheckTarget target,
        CheckMethod method,
        ProbeDeadline deadline,
        CancellationToken cancellationToken)
    {
        var run = new HttpProbeRun(_tools, target, method, deadline);
        try
        {
            return await run.AskAsync().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ProbeFaults.IsExpected(fault))
            {
                Log.Surprised(_logger, target.Url, fault);
            }

            var (outcome, why) = ProbeFaults.Of(fault, run.Stage, run.IsRedirected);
            return new ProbeResult(outcome, 0, deadline.Elapsed) { Why = why, CertificateEndsAt = run.CertificateEndsAt };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Unexpected error while checking {Url}")]
        public static partial void Surprised(ILogger logger, string url, Exception fault);
    }
}

using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>One question to one host, and its answer. For one user at a time; disposing it closes the connection.</summary>
internal interface IProbeExchange : IHttpResponseBody, IDisposable
{
    /// <summary>The end of the first certificate of the host's chain that ends; null without TLS.</summary>
    DateTimeOffset? CertificateEndsAt { get; }

    /// <summary>Asks once, and reads the head of the answer.</summary>
    /// <param name="method">How.</param>
    /// <param name="url">What.</param>
    /// <param name="cookies">The cookies, as <see cref="ProbeCookies"/> gives them; empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProbeFailedException">There is no answer, or none that is read.</exception>
    ValueTask<HttpResponseHead> AskAsync(CheckMethod method, EgressUrl url, string cookies, CancellationToken cancellationToken);
}

using System.Buffers;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>A question by HTTP/1.1.</summary>
/// <param name="connection">The connection; it is closed with this.</param>
/// <param name="requests">Writes the request.</param>
/// <param name="maxHeadKilobytes">How long the head of the answer may be.</param>
internal sealed class Http1Exchange(
    IProbeConnection connection,
    HttpRequestWriter requests,
    int maxHeadKilobytes) : IProbeExchange
{
    private readonly HttpResponseReader _reader = new(connection, maxHeadKilobytes);

    public DateTimeOffset? CertificateEndsAt => connection.CertificateEndsAt;

    public async ValueTask<HttpResponseHead> AskAsync(
        CheckMethod method,
        EgressUrl url,
        string cookies,
        CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(HttpRequestWriter.MaxBytes);
        try
        {
            var length = requests.Write(method, url, cookies, buffer);
            await connection.SendAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return await _reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellationToken) =>
        _reader.ReadBodyAsync(cancellationToken);

    public void Dispose()
    {
        _reader.Dispose();
        connection.Dispose();
    }
}

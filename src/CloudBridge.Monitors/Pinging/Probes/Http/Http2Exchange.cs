using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>
/// A question by HTTP/2 as the framework speaks it, over a connection that was made and secured for it. It costs more than
/// HTTP/1.1, and so is for those alone who want it.
/// </summary>
internal sealed class Http2Exchange : IProbeExchange
{
    private const int PieceBytes = 8 * 1024;
    private readonly Stream _connection;
    private readonly HttpProbeOptions _options;
    private readonly HttpMessageInvoker _http;
    private HttpResponseMessage? _response;
    private byte[]? _piece;
    private int _isTaken;

    /// <param name="connection">The connection; it is closed with this.</param>
    /// <param name="certificateEndsAt">When its first certificate ends.</param>
    /// <param name="options">How the probe presents itself, and how much of an answer it takes.</param>
    public Http2Exchange(Stream connection, DateTimeOffset? certificateEndsAt, HttpProbeOptions options)
    {
        (_connection, CertificateEndsAt, _options) = (connection, certificateEndsAt, options);
        var handler = EgressHandler.Create((_, _) => new(Take()), options.MaxHeadKilobytes);
        handler.InitialHttp2StreamWindowSize = ushort.MaxValue;
        _http = new HttpMessageInvoker(handler, disposeHandler: true);
    }

    public DateTimeOffset? CertificateEndsAt { get; }

    /// <summary>Tells whether a question by HTTP/1.1 has failed because the host wants HTTP/2.</summary>
    public static bool IsWanted(Exception fault) =>
        fault is TlsFailedException { Why: TlsReasons.NoProtocol } or ProbeFailedException { Why: HttpResponseReader.SpeaksHttp2 };

    public async ValueTask<HttpResponseHead> AskAsync(
        CheckMethod method,
        EgressUrl url,
        string cookies,
        CancellationToken cancellationToken)
    {
        using var message = Message(method, url, cookies);
        try
        {
            _response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new ProbeFailedException(CheckOutcome.BadAnswer, Why(error));
        }

        return With(With(new HttpResponseHead((int)_response.StatusCode), _response.Headers), _response.Content.Headers);
    }

    public async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellationToken)
    {
        var body = await _response!.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        _piece ??= new byte[PieceBytes];
        return _piece.AsMemory(0, await body.ReadAsync(_piece, cancellationToken).ConfigureAwait(false));
    }

    public void Dispose()
    {
        _response?.Dispose();
        _http.Dispose();
        _connection.Dispose();
    }

    private HttpRequestMessage Message(CheckMethod method, EgressUrl url, string cookies)
    {
        if (!Uri.TryCreate(url.Text, UriKind.Absolute, out var uri))
        {
            throw new ProbeFailedException(CheckOutcome.BadAnswer, "its name is none that can be asked by HTTP/2");
        }

        var message = new HttpRequestMessage(NameOf(method), uri) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "*/*");
        message.Content = method == CheckMethod.Post ? new ByteArrayContent([]) : null;
        if (cookies.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        return message;
    }

    /// <summary>There is one; whoever wants another one has lost it.</summary>
    private Stream Take() =>
        Interlocked.Exchange(ref _isTaken, 1) == 0 ? _connection : throw new IOException("The connection is over.");

    private string? Why(HttpRequestException error)
    {
        if (IsCausedBy(error, HttpRequestError.ConfigurationLimitExceeded))
        {
            return HttpResponseReader.TooLong(_options.MaxHeadKilobytes);
        }

        if (IsCausedBy(error, HttpRequestError.VersionNegotiationError))
        {
            return TlsReasons.NoProtocol;
        }

        return error.InnerException is IOException ? "the connection broke off before the answer" : null;
    }

    private static bool IsCausedBy(Exception? fault, HttpRequestError kind) => fault switch
    {
        null => false,
        HttpRequestException failed when failed.HttpRequestError == kind => true,
        HttpIOException failed when failed.HttpRequestError == kind => true,
        _ => IsCausedBy(fault.InnerException, kind),
    };

    private static HttpMethod NameOf(CheckMethod method) => method switch
    {
        CheckMethod.Head => HttpMethod.Head,
        CheckMethod.Post => HttpMethod.Post,
        _ => HttpMethod.Get,
    };

    private static HttpResponseHead With(HttpResponseHead head, HttpHeaders headers)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                head = HeadParser.Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value), head);
            }
        }

        return head;
    }
}

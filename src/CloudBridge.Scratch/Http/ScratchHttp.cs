using System.Net.Http.Headers;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch;

/// <summary>
/// The one way to Scratch over HTTP. A cookie or password goes to the site it is made for and nowhere else: redirects are not
/// followed, no cookie is remembered, no proxy is used, certificates are verified. Safe for threads.
/// </summary>
public sealed class ScratchHttp : IDisposable
{
    private const string UserAgent =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/75.0.3770.142 Safari/537.36 "
        + "CloudBridge";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _invoker;

    /// <summary>Makes it.</summary>
    /// <param name="hosts">Where to.</param>
    /// <param name="time">The clock; every request ends after 10 s of it.</param>
    public ScratchHttp(ScratchHosts hosts, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(time);
        Hosts = hosts;
        _time = time;
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        });
    }

    /// <summary>Where to.</summary>
    public ScratchHosts Hosts { get; }

    /// <inheritdoc />
    public void Dispose() => _invoker.Dispose();

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <exception cref="UnreachableException">There is none.</exception>
    /// <exception cref="InvalidOperationException">The target may not get this request.</exception>
    internal async Task<ScratchReply> SendAsync(ScratchRequest request, CancellationToken cancellationToken)
    {
        DemandAllowed(request);
        using var deadline = new CancellationTokenSource(Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var message = Message(request);
            using var response = await _invoker.SendAsync(message, either.Token).ConfigureAwait(false);
            return await ReplyAsync(response, request.MaxBytes, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnreachableException($"it did not answer within {Timeout.TotalSeconds:0} s", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new UnreachableException(Reason(error), error);
        }
    }

    private void DemandAllowed(ScratchRequest request)
    {
        var isSite = ScratchHosts.IsSameOrigin(request.Target, Hosts.Site);
        if (!isSite && (request.IsSecret || !ScratchHosts.IsSameOrigin(request.Target, Hosts.CloudLog)))
        {
            throw new InvalidOperationException($"{request} was to go to {request.Target.Host}, which it is not for.");
        }
    }

    private static HttpRequestMessage Message(ScratchRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Target);
        Add(message, "User-Agent", UserAgent);
        if (request.IsFromPage)
        {
            Add(message, "x-csrftoken", "a");
            Add(message, "x-requested-with", "XMLHttpRequest");
            Add(message, "Referer", ScratchHosts.Origin);
        }

        if (request.Cookie is { } cookie)
        {
            Add(message, "Cookie", cookie);
        }

        if (request.Json is { } json)
        {
            message.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return message;
    }

    // A header that is refused would be quoted in the exception.
    private static void Add(HttpRequestMessage message, string name, string value) =>
        message.Headers.TryAddWithoutValidation(name, value);

    private static async Task<ScratchReply> ReplyAsync(
        HttpResponseMessage response,
        int maxBytes,
        CancellationToken cancellationToken)
    {
        var headers = response.Headers;
        var body = await ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false);
        return new ScratchReply(
            (int)response.StatusCode,
            headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            headers.Location?.OriginalString ?? "",
            headers.RetryAfter?.Delta,
            headers.Date,
            body);
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        using var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (whole.Length + count > maxBytes)
            {
                throw new UnreachableException($"its answer is longer than {maxBytes / 1024} KiB", null);
            }

            whole.Write(buffer, 0, count);
        }

        return whole.ToArray();
    }

    private static string Reason(Exception error) => (error as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name could not be resolved",
        HttpRequestError.SecureConnectionError => "its certificate could not be verified or the encrypted connection failed",
        HttpRequestError.ConnectionError => "no connection could be made",
        _ => "the connection broke before the answer was whole",
    };
}

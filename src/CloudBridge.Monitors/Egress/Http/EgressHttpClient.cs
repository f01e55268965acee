using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress.Http;

/// <summary>
/// Makes single requests through the guard: alerts, and whatever else goes out on behalf of a user and is not a check. Safe for
/// threads.
/// </summary>
public sealed class EgressHttpClient : IDisposable
{
    private const int MaxBody = 64 * 1024;
    private readonly IEgressDialer _dialer;
    private readonly string _userAgent;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    /// <summary>Makes a client.</summary>
    /// <param name="dialer">The guard.</param>
    /// <param name="userAgent">Who we are; see <see cref="EgressUserAgent"/>.</param>
    /// <param name="time">Bounds requests.</param>
    public EgressHttpClient(IEgressDialer dialer, string userAgent, TimeProvider time)
        : this(dialer, userAgent, time, isTrusted: null)
    {
    }

    internal EgressHttpClient(
        IEgressDialer dialer,
        string userAgent,
        TimeProvider time,
        RemoteCertificateValidationCallback? isTrusted)
    {
        _dialer = dialer;
        _userAgent = userAgent;
        _time = time;
        _http = new HttpMessageInvoker(EgressHandler.Create(dialer, isTrusted), disposeHandler: true);
    }

    /// <summary>
    /// Tells whether the framework reads the host of an address, which it does not with some punctuation; checks do without it.
    /// </summary>
    public static bool CanAsk(EgressUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Uri.TryCreate(url.Text, UriKind.Absolute, out _);
    }

    /// <summary>Makes a request. What the other side does wrong is an answer; only the token throws.</summary>
    public async ValueTask<EgressResponse> SendAsync(EgressRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _time.GetTimestamp();
        using var limit = new CancellationTokenSource(request.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await FollowAsync(request, either.Token).ConfigureAwait(false);
            return answer with { Elapsed = _time.GetElapsedTime(started) };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(CheckOutcome.TimedOut, 0, _time.GetElapsedTime(started));
        }
        catch (Exception error) when (EgressFailures.Of(error) is not null)
        {
            return new(EgressFailures.Of(error)!.Value, 0, _time.GetElapsedTime(started));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async ValueTask<EgressResponse> FollowAsync(EgressRequest request, CancellationToken cancellationToken)
    {
        var url = _dialer.Parse(request.Url);
        var method = request.Method;
        for (var hops = 0; ; hops++)
        {
            using var response = await AskAsync(url, method, request, hops, cancellationToken).ConfigureAwait(false);
            if (response is null)
            {
                return new(CheckOutcome.BadRedirect, 0, default);
            }

            if (!IsRedirect(response))
            {
                await DropBodyAsync(response, cancellationToken).ConfigureAwait(false);
                return new(CheckOutcome.Ok, (int)response.StatusCode, default) { RetryAfter = RetryAfter(response) };
            }

            if (hops == EgressRedirects.Max || Next(url, response, request) is not { } next)
            {
                return new(CheckOutcome.BadRedirect, (int)response.StatusCode, default);
            }

            method = response.StatusCode == HttpStatusCode.SeeOther ? HttpMethod.Get : method;
            url = next;
        }
    }

    /// <summary>Asks one host; null when it is one that nobody may be led to.</summary>
    private async ValueTask<HttpResponseMessage?> AskAsync(
        EgressUrl url,
        HttpMethod method,
        EgressRequest request,
        int hops,
        CancellationToken cancellationToken)
    {
        EgressRoute route;
        try
        {
            route = await _dialer.ResolveAsync(url, cancellationToken).ConfigureAwait(false);
        }
        catch (EgressRefusedException) when (hops > 0)
        {
            return null;
        }

        using var message = Message(url, method, request);
        EgressHandler.SetRoute(message, route);
        return await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private HttpRequestMessage Message(EgressUrl url, HttpMethod method, EgressRequest request)
    {
        var message = new HttpRequestMessage(method, UriOf(url)) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        message.Headers.ConnectionClose = true;
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    private static Uri UriOf(EgressUrl url) => CanAsk(url) ? new Uri(url.Text) : throw Refusals.Of(EgressRefusal.BadHost);

    private EgressUrl? Next(EgressUrl url, HttpResponseMessage response, EgressRequest request)
    {
        var keepsBody = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        if (request.Body is not null && !keepsBody)
        {
            return null;
        }

        try
        {
            return _dialer.ParseRedirect(url, response.Headers.NonValidated.TryGetValues("Location", out var location) ? location.ToString() : null);
        }
        catch (EgressRefusedException)
        {
            return null;
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > _time.GetUtcNow() ? date - _time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>
    /// The answer is complete for us with its head; the rest is read so that the other side can end in peace, if it is short.
    /// </summary>
    private static async ValueTask DropBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var end = body.ConfigureAwait(false);
            var read = 0;
            for (var left = MaxBody; left > 0; left -= read)
            {
                read = await body.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, left)), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            // A body that breaks off or never ends changes nothing about the status.
        }
    }
}

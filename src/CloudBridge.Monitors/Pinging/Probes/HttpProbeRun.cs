using System.Globalization;
using System.Net.Sockets;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;
using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>One way through a target: from its address over redirects to the last answer.</summary>
internal sealed class HttpProbeRun(ProbeTools tools, CheckTarget target, CheckMethod method, ProbeDeadline deadline)
{
    private readonly HashSet<(string Url, CheckMethod Method, string Cookies)> _seen = [];
    private readonly ProbeCookies _cookies = new();
    private readonly TlsCheck _tls = new(tools.Options.TlsProcessorTime);
    private CheckMethod _method = method;
    private ProbeResult _result;

    /// <summary>The stage it has reached.</summary>
    public ProbeStage Stage { get; private set; }

    /// <summary>True when it was led elsewhere.</summary>
    public bool IsRedirected => _seen.Count > 1;

    /// <summary>The end of the first certificate of the way that ends, as far as known.</summary>
    public DateTimeOffset? CertificateEndsAt { get; private set; }

    /// <summary>Asks; every failure is thrown.</summary>
    public async ValueTask<ProbeResult> AskAsync()
    {
        var url = tools.Dialer.Parse(target.Url);
        _seen.Add((url.Text, _method, ""));
        while (await AskAsync(url).ConfigureAwait(false) is { } head)
        {
            url = Follow(url, head);
        }

        return _result;
    }

    /// <summary>Asks by HTTP/1.1, which costs less, and whoever wants HTTP/2 by that.</summary>
    private async ValueTask<HttpResponseHead?> AskAsync(EgressUrl url)
    {
        try
        {
            return await AskAsync(url, isHttp2: false).ConfigureAwait(false);
        }
        catch (Exception fault) when (Http2Exchange.IsWanted(fault))
        {
            return await AskAsync(url, isHttp2: true).ConfigureAwait(false);
        }
    }

    private async ValueTask<HttpResponseHead?> AskAsync(EgressUrl url, bool isHttp2)
    {
        using var exchange = await OpenAsync(url, isHttp2).ConfigureAwait(false);
        if (CertificateEndsAt is not { } known || exchange.CertificateEndsAt < known)
        {
            CertificateEndsAt = exchange.CertificateEndsAt;
        }

        Stage = ProbeStage.Asking;
        var head = await AskAsync(exchange, url).ConfigureAwait(false);
        if (head.IsRedirect && target.FollowsRedirects)
        {
            return head;
        }

        var elapsed = deadline.Elapsed;
        Stage = ProbeStage.Reading;
        var missing = target.Text is null
            ? null
            : await BodySearch.FindAsync(exchange, head, target.Text, tools.Options.MaxBodyKilobytes, deadline.Token).ConfigureAwait(false);
        var outcome = missing is null ? CheckOutcome.Ok : CheckOutcome.TextMissing;
        _result = new ProbeResult(outcome, head.Status, elapsed) { Why = missing, CertificateEndsAt = CertificateEndsAt };
        return null;
    }

    private async ValueTask<HttpResponseHead> AskAsync(IProbeExchange exchange, EgressUrl url)
    {
        try
        {
            return await exchange.AskAsync(_method, url, _cookies.For(url), deadline.Token).ConfigureAwait(false);
        }
        catch
        {
            // Whatever it was, the next check must not owe it to a session that was resumed.
            tools.Tls.Forget(url.Host);
            throw;
        }
    }

    private async ValueTask<IProbeExchange> OpenAsync(EgressUrl url, bool isHttp2)
    {
        if (!isHttp2)
        {
            return new Http1Exchange(await ConnectAsync(url).ConfigureAwait(false), tools.Requests, tools.Options.MaxHeadKilobytes);
        }

        var socket = await DialAsync(url).ConfigureAwait(false);
        if (!url.IsHttps)
        {
            return new Http2Exchange(new NetworkStream(socket, ownsSocket: true), null, tools.Options);
        }

        var stream = await tools.Tls.SecureForHttp2Async(socket, url.Host, _tls, deadline.Token).ConfigureAwait(false);
        return new Http2Exchange(stream, stream.Watch.EarliestEnd, tools.Options);
    }

    /// <summary>Connects for HTTP/1.1, once more where the host is not as it was known.</summary>
    private async ValueTask<IProbeConnection> ConnectAsync(EgressUrl url)
    {
        while (true)
        {
            var socket = await DialAsync(url).ConfigureAwait(false);
            if (!url.IsHttps)
            {
                return new PlainConnection(socket);
            }

            if (await tools.Tls.TrySecureAsync(socket, url.Host, _tls, deadline.Token).ConfigureAwait(false) is { } connection)
            {
                return connection;
            }
        }
    }

    private async ValueTask<Socket> DialAsync(EgressUrl url)
    {
        Stage = ProbeStage.Resolving;
        var route = await tools.Dialer.ResolveAsync(url, deadline.Token).ConfigureAwait(false);
        Stage = ProbeStage.Connecting;
        var socket = await tools.Dialer.ConnectAsync(route, deadline.Token).ConfigureAwait(false);
        Stage = ProbeStage.Securing;
        return socket;
    }

    private EgressUrl Follow(EgressUrl from, HttpResponseHead head)
    {
        Stage = ProbeStage.Resolving;
        _method = MethodAfter(head.Status, _method);
        _cookies.Take(from, head.Cookies ?? []);
        var url = Next(from, head.Location);
        if (_seen.Count > tools.Options.MaxRedirects)
        {
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"it leads elsewhere more than {tools.Options.MaxRedirects} times"));
        }

        return _seen.Add((url.Text, _method, _cookies.For(url))) ? url : throw Bad("it leads in a circle");
    }

    private EgressUrl Next(EgressUrl from, string? location)
    {
        try
        {
            return tools.Dialer.ParseRedirect(from, location);
        }
        catch (EgressRefusedException refused)
        {
            throw Bad(refused.Refusal switch
            {
                EgressRefusal.LeavesHttps => "it leads from https to http",
                EgressRefusal.NotHttp => "it leads to what is no web address",
                _ => "it leads to an address that may not be asked",
            });
        }
    }

    /// <summary>Chooses the method as browsers do.</summary>
    private static CheckMethod MethodAfter(int status, CheckMethod method) =>
        method == CheckMethod.Post && status is (301 or 302 or 303) ? CheckMethod.Get : method;

    private static ProbeFailedException Bad(string why) => new(CheckOutcome.BadRedirect, why);
}

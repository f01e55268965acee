using System.Buffers;
using System.Globalization;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>One way through a target: from its address over redirects to the last answer.</summary>
internal sealed class ProbeRun(ProbeTools tools, ProbeTarget target, CheckMethod method, ProbeDeadline deadline)
{
    private readonly HashSet<(string Url, CheckMethod Method, string Cookies)> _seen = [];
    private readonly ProbeCookies _cookies = new();
    private CheckMethod _method = method;
    private ProbeResult _result;

    /// <summary>How far it has come.</summary>
    public ProbeStage Stage { get; private set; }

    /// <summary>Whether it was led elsewhere.</summary>
    public bool IsRedirected => _seen.Count > 1;

    /// <summary>When the first certificate of the way ends, as far as known.</summary>
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

    private async ValueTask<AnswerHead?> AskAsync(EgressUrl url)
    {
        using var connection = await OpenAsync(url).ConfigureAwait(false);
        if (CertificateEndsAt is not { } known || connection.CertificateEndsAt < known)
        {
            CertificateEndsAt = connection.CertificateEndsAt;
        }

        Stage = ProbeStage.Asking;
        await SendAsync(connection, url).ConfigureAwait(false);
        using var reader = new AnswerReader(connection, tools.Options.MaxHeadKilobytes);
        var head = await reader.ReadHeadAsync(deadline.Token).ConfigureAwait(false);
        if (head.IsRedirect)
        {
            return head;
        }

        var elapsed = deadline.Elapsed;
        Stage = ProbeStage.Reading;
        var missing = target.Text is null
            ? null
            : await BodySearch.FindAsync(reader, head, target.Text, tools.Options.MaxBodyKilobytes, deadline.Token).ConfigureAwait(false);
        var outcome = missing is null ? CheckOutcome.Ok : CheckOutcome.TextMissing;
        _result = new ProbeResult(outcome, head.Status, elapsed) { Why = missing, CertificateEndsAt = CertificateEndsAt };
        return null;
    }

    private async ValueTask<IProbeConnection> OpenAsync(EgressUrl url)
    {
        Stage = ProbeStage.Resolving;
        var route = await tools.Dialer.ResolveAsync(url, deadline.Token).ConfigureAwait(false);
        Stage = ProbeStage.Connecting;
        var socket = await tools.Dialer.ConnectAsync(route, deadline.Token).ConfigureAwait(false);
        Stage = ProbeStage.Securing;
        return url.IsHttps ? await tools.Tls.SecureAsync(socket, url.Host, deadline.Token).ConfigureAwait(false) : new PlainConnection(socket);
    }

    private async ValueTask SendAsync(IProbeConnection connection, EgressUrl url)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(RequestWriter.MaxBytes);
        try
        {
            var length = tools.Requests.Write(_method, url, _cookies.For(url), buffer);
            await connection.SendAsync(buffer.AsMemory(0, length), deadline.Token).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private EgressUrl Follow(EgressUrl from, AnswerHead head)
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

    /// <summary>As browsers choose it.</summary>
    private static CheckMethod MethodAfter(int status, CheckMethod method) =>
        method == CheckMethod.Post && status is (301 or 302 or 303) ? CheckMethod.Get : method;

    private static ProbeFailedException Bad(string why) => new(CheckOutcome.BadRedirect, why);
}

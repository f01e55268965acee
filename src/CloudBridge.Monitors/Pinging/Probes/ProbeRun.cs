using System.Buffers;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>One way through a target: from its address over redirects to the last answer.</summary>
internal sealed class ProbeRun(ProbeTools tools, ProbeTarget target, CheckMethod method, ProbeDeadline deadline)
{
    private readonly HashSet<(string Url, CheckMethod Method)> _seen = [];
    private CheckMethod _method = method;
    private ProbeResult _result;

    /// <summary>How far it has come.</summary>
    public ProbeStage Stage { get; private set; }

    /// <summary>Whether it was led elsewhere.</summary>
    public bool IsRedirected => _seen.Count > 1;

    /// <summary>When the certificate of the first host ends, as far as known.</summary>
    public DateTimeOffset? CertificateEndsAt { get; private set; }

    /// <summary>Asks; every failure is thrown.</summary>
    public async ValueTask<ProbeResult> AskAsync()
    {
        var url = tools.Dialer.Parse(target.Url);
        _seen.Add((url.Text, _method));
        while (await AskAsync(url).ConfigureAwait(false) is { } head)
        {
            url = Follow(url, head);
        }

        return _result;
    }

    private async ValueTask<AnswerHead?> AskAsync(EgressUrl url)
    {
        using var connection = await OpenAsync(url).ConfigureAwait(false);
        if (_seen.Count == 1)
        {
            CertificateEndsAt = connection.CertificateEndsAt;
        }

        Stage = ProbeStage.Asking;
        await SendAsync(connection, url).ConfigureAwait(false);
        using var reader = new AnswerReader(connection);
        var head = await reader.ReadHeadAsync(deadline.Token).ConfigureAwait(false);
        if (head.IsRedirect)
        {
            return head;
        }

        var elapsed = deadline.Elapsed;
        var isFound = target.Text is null || await BodySearch.FindAsync(reader, head, target.Text, deadline.Token).ConfigureAwait(false);
        _result = new ProbeResult(isFound ? CheckOutcome.Ok : CheckOutcome.TextMissing, head.Status, elapsed) { CertificateEndsAt = CertificateEndsAt };
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
        var buffer = ArrayPool<byte>.Shared.Rent(AnswerReader.MaxHeadBytes);
        try
        {
            var length = tools.Requests.Write(_method, url, buffer);
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
        try
        {
            var url = tools.Dialer.ParseRedirect(from, head.Location);
            return _seen.Count <= EgressRedirects.Max && _seen.Add((url.Text, _method)) ? url : throw Bad();
        }
        catch (EgressRefusedException)
        {
            throw Bad();
        }
    }

    /// <summary>As browsers choose it.</summary>
    private static CheckMethod MethodAfter(int status, CheckMethod method) =>
        method == CheckMethod.Post && status is (301 or 302 or 303) ? CheckMethod.Get : method;

    private static ProbeFailedException Bad() => new(CheckOutcome.BadRedirect);
}

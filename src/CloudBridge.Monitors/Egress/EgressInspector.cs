using System.Net;
using CloudBridge.Monitors.Egress.Addresses;
using CloudBridge.Monitors.Egress.Urls;

namespace CloudBridge.Monitors.Egress;

/// <summary>
/// Explains what <see cref="EgressDialer"/> does with an address; it is made of the same parts, and connects to nothing.
/// </summary>
/// <param name="policy">What may be asked.</param>
/// <param name="own">What is this server itself.</param>
/// <param name="resolver">Finds addresses.</param>
public sealed class EgressInspector(EgressPolicy policy, EgressOwnEndpoints own, IHostResolver resolver)
{
    private readonly EgressGuard _guard = new(policy, own);

    /// <summary>Judges an address as somebody typed it.</summary>
    public async ValueTask<EgressInspection> InspectAsync(string url, CancellationToken cancellationToken)
    {
        EgressUrl read;
        try
        {
            read = EgressUrlReader.ReadText(url);
        }
        catch (EgressRefusedException refusal)
        {
            return new() { Refusal = refusal };
        }

        var inspection = await JudgeAsync(read, cancellationToken).ConfigureAwait(false);
        return inspection with { Refusal = Refusal(url) ?? inspection.Refusal };
    }

    private async ValueTask<EgressInspection> JudgeAsync(EgressUrl url, CancellationToken cancellationToken)
    {
        IReadOnlyList<IPAddress> addresses;
        try
        {
            addresses = await resolver.ResolveAsync(url.Host, cancellationToken).ConfigureAwait(false);
        }
        catch (HostNotFoundException)
        {
            return new() { Url = url, IsNotFound = true };
        }

        var verdicts = addresses.Select(address => _guard.Judge(address, url.Port)).ToArray();
        var refused = verdicts.Select(verdict => verdict.Refusal).FirstOrDefault(refusal => refusal is not null);
        return new() { Url = url, Addresses = verdicts, Refusal = refused is { } refusal ? Refusals.Of(refusal) : null };
    }

    private EgressRefusedException? Refusal(string url)
    {
        try
        {
            new EgressUrlReader(_guard).Read(url);
            return null;
        }
        catch (EgressRefusedException refusal)
        {
            return refusal;
        }
    }
}

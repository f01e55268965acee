using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>The output of <c>egress check</c>.</summary>
/// <param name="Allowed">Whether the address may be asked.</param>
/// <param name="Input">The address as given.</param>
/// <param name="Url">Its canonical form; null when it cannot be read.</param>
/// <param name="Host">The host that is looked up.</param>
/// <param name="Port">The port.</param>
/// <param name="PortAllowed">Whether the port may be asked.</param>
/// <param name="Addresses">Every address of the host.</param>
/// <param name="Refusal">Why it is refused; null when it is not, or when the host has no address.</param>
/// <param name="Sentence">What whoever gave the address is told; null when it is allowed.</param>
/// <param name="Hints">What the operator could do.</param>
internal sealed record EgressReport(
    bool Allowed,
    string Input,
    string? Url,
    string? Host,
    int? Port,
    bool? PortAllowed,
    IReadOnlyList<EgressReportAddress> Addresses,
    EgressRefusal? Refusal,
    string? Sentence,
    IReadOnlyList<string> Hints)
{
    private const string NotFound = "The host has no address, or nobody can tell now.";

    public static EgressReport Of(string input, EgressInspection inspection, EgressPolicy policy) => new(
        inspection.IsAllowed,
        input,
        inspection.Url?.Text,
        inspection.Url?.Host,
        inspection.Url?.Port,
        inspection.Url is { } url ? policy.AllowsPort(url.Port) : null,
        [.. inspection.Addresses.Select(EgressReportAddress.Of)],
        inspection.Refusal?.Refusal,
        inspection.Refusal?.Message ?? (inspection.IsNotFound ? NotFound : null),
        [.. HintsFor(inspection, policy)]);

    private static IEnumerable<string> HintsFor(EgressInspection inspection, EgressPolicy policy)
    {
        if (inspection is { Refusal.Refusal: EgressRefusal.Port, Url: { } url })
        {
            yield return EgressPorts.IsNever(url.Port)
                ? $"Nothing allows port {url.Port}: something else than a web site is usually there."
                : PortHint(url.Port, policy);
        }

        if (inspection.Addresses.Any(verdict => verdict.Refusal == EgressRefusal.OurOwn))
        {
            yield return "A monitor that asks this server cannot tell anybody when it is down; watch it from elsewhere.";
        }

        var refused = inspection.Addresses.Where(verdict => verdict is { Refusal: EgressRefusal.NotPublic, Range: not null })
            .Select(ToAllow)
            .Distinct()
            .ToArray();
        if (refused.Length > 0)
        {
            yield return $"If everybody who can make a monitor here may reach it: --Egress:Allow={string.Join(',', refused)}";
        }
    }

    private static string PortHint(int port, EgressPolicy policy) =>
        $"--Egress:Ports={string.Join(',', policy.Ports.Append(port).Order())}{(port >= 1024 ? ", or --Egress:AllowHighPorts=true" : "")}";

    /// <summary>The address alone, not its range: an operator who allows must not allow more than what was asked.</summary>
    private static string ToAllow(AddressVerdict verdict) => (verdict.Address.IsIPv4MappedToIPv6 ? verdict.Address.MapToIPv4() : verdict.Address).ToString();
}

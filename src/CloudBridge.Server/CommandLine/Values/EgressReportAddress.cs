using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>The part of <c>egress check</c> about one address of a host.</summary>
/// <param name="Address">The address.</param>
/// <param name="Allowed">Whether it may be connected to.</param>
/// <param name="Range">The range that decided; null when none did.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record EgressReportAddress(string Address, bool Allowed, string? Range, string Reason)
{
    public static EgressReportAddress Of(AddressVerdict verdict) =>
        new(verdict.Address.ToString(), verdict.IsAllowed, verdict.Range?.Network.ToString(), Why(verdict));

    private static string Why(AddressVerdict verdict) => verdict switch
    {
        { Refusal: EgressRefusal.OurOwn } => "this server, or another address of this machine",
        { Inner: { } inner, Range: { } range } => $"leads to {inner}: {range.Name}",
        { Range: { } range } => range.Name,
        { IsAllowed: true } => "public",
        _ => "has a zone",
    };
}

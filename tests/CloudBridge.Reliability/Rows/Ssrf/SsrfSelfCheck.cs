using System.Net;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Reliability.Rows.Ssrf;

/// <summary>Shows that the row can fail: with the guard open, the same ways in do touch the tripwire.</summary>
internal static class SsrfSelfCheck
{
    public static async Task RunAsync(Tripwire wire, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var open = new SsrfGuard(SsrfGuard.WorstHosts(), run.Time, "127.0.0.0/8", "::1/128");
        foreach (var url in new[] { $"http://127.1:{wire.Port}/", $"http://some.name.example:{wire.Port}/" })
        {
            await open.TryAsync(url, cancellationToken);
            await ExpectAsync(wire, result, url);
        }

        await using var site = RawSite.Start(IPAddress.Parse("127.0.0.9"), _ => RawSite.Answer(302, $"Location: http://2130706433:{wire.Port}/"));
        using var http = new EgressHttpClient(open.Dialer, "CloudBridge/row", run.Time);
        await http.SendAsync(new EgressRequest(HttpMethod.Get, $"http://{site.Endpoint}/"), cancellationToken);
        await ExpectAsync(wire, result, "a redirect");
    }

    private static async Task ExpectAsync(Tripwire wire, RowResult result, string what)
    {
        var touched = await wire.SettleAsync();
        result.Check(touched > 0, $"Self-check: with the guard open, {what} should have touched the tripwire, and did not.");
        wire.Reset();
    }
}

using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Reliability.Rows.Ssrf;

/// <summary>
/// Names whose answers are not public, are mixed, or change between looking and connecting. One loopback address plays the
/// public internet: it alone is allowed.
/// </summary>
internal static class SsrfNames
{
    private const string Public = "127.0.0.9";

    private static readonly string[] Local =
        ["localhost", "LOCALHOST", "localhost.", "a.localhost", "\uFF4C\uFF4F\uFF43\uFF41\uFF4C\uFF48\uFF4F\uFF53\uFF54", "\u24DB\u24DE\u24D2\u24D0\u24DB\u24D7\u24DE\u24E2\u24E3", "localhost\u3002", "router", "printer.local", "db.internal", "metadata.google.internal", "metadata", "kubernetes.default.svc", "127.0.0.1.nip.io", "localtest.me"];

    public static async Task RunAsync(Tripwire wire, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        await using var site = RawSite.Start(IPAddress.Parse(Public), _ => RawSite.Answer(200));
        await AnswersAsync(wire, result, run, cancellationToken);
        await LocalAsync(wire, result, run, cancellationToken);
        await RebindingAsync(wire, site, result, run, cancellationToken);
        await ForgedRoutesAsync(wire, result, run, cancellationToken);
    }

    /// <summary>A name that has an address of a range alone, or beside a public one, before or after it.</summary>
    private static async Task AnswersAsync(Tripwire wire, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var cases = 0;
        foreach (var address in SpecialRange.All.SelectMany(range => range.Edges()).Append(IPAddress.Parse("::ffff:127.0.0.1")).Select(address => address.ToString()))
        {
            foreach (string[] answer in new string[][] { [address], [Public, address], [address, Public], [Public, Public, address, Public] })
            {
                var hosts = new ScriptedHosts().Add("evil.example", answer);
                var refusal = await new SsrfGuard(hosts, run.Time, Public).TryAsync($"http://evil.example:{wire.Port}/", cancellationToken);
                result.Check(refusal == EgressRefusal.NotPublic, $"A name with {string.Join(", ", answer)} was not refused.");
                cases++;
            }
        }

        result.N += cases;
        result.With("dns_answers", cases);
    }

    private static async Task LocalAsync(Tripwire wire, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var guard = new SsrfGuard(SsrfGuard.WorstHosts(), run.Time);
        foreach (var name in Local)
        {
            result.Check(await guard.TryAsync($"http://{name}:{wire.Port}/", cancellationToken) is not null, $"{name} was not refused.");
            result.N++;
        }

        result.With("local_names", Local.Length);
    }

    /// <summary>The first answer is public, the next one is not: what was judged is what is connected to, and the next question is judged anew.</summary>
    private static async Task RebindingAsync(Tripwire wire, RawSite site, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var rounds = run.Count(200, least: 5);
        var port = site.Endpoint.Port;
        for (var i = 0; i < rounds; i++)
        {
            var inner = i % 2 == 0 ? "127.0.0.1" : "::1";
            var guard = new SsrfGuard(new ScriptedHosts().Add("rebind.example", Public).Add("rebind.example", inner), run.Time, Public);
            using var http = new EgressHttpClient(guard.Dialer, "CloudBridge/row", run.Time);
            var first = await http.SendAsync(new EgressRequest(HttpMethod.Get, $"http://rebind.example:{port}/"), cancellationToken);
            var second = await http.SendAsync(new EgressRequest(HttpMethod.Get, $"http://rebind.example:{wire.Port}/"), cancellationToken);
            result.Check(first is { Outcome: CheckOutcome.Ok, Status: 200 }, $"The first answer was public, and asking ended with {first.Outcome}.");
            result.Check(second.Outcome == CheckOutcome.Refused, $"The second answer was {inner}, and asking ended with {second.Outcome}.");
            result.N += 2;
        }

        result.With("rebinding", rounds * 2);
    }

    /// <summary>A route that did not come from the guard is judged before it is connected to; only to this machine, so that nothing leaves it should that fail.</summary>
    private static async Task ForgedRoutesAsync(Tripwire wire, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var guard = new SsrfGuard(SsrfGuard.WorstHosts(), run.Time, Public);
        var url = guard.Dialer.Parse($"http://{Public}:{wire.Port}/");
        foreach (var address in new[] { "127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::" }.Select(IPAddress.Parse))
        {
            result.Check(await IsRefusedAsync(guard, new EgressRoute(url, [address]), cancellationToken), $"A made-up route to {address} was connected to.");
            result.N++;
        }
    }

    private static async Task<bool> IsRefusedAsync(SsrfGuard guard, EgressRoute route, CancellationToken cancellationToken)
    {
        try
        {
            using var socket = await guard.Dialer.ConnectAsync(route, cancellationToken);
            return false;
        }
        catch (EgressRefusedException)
        {
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

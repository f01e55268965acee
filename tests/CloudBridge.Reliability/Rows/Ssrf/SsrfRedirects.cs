using System.Globalization;
using System.Net;
using System.Text;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Reliability.Rows.Ssrf;

/// <summary>A site that may be asked, and leads on to the tripwire in every spelling, with every status, at once or after another hop.</summary>
internal static class SsrfRedirects
{
    private const string Public = "127.0.0.9";
    private static readonly int[] Statuses = [301, 302, 303, 307, 308];
    private static readonly string[] Targets = ["127.0.0.1", "127.255.255.254", "0.0.0.0", "169.254.169.254", "::1", "::"];

    public static async Task RunAsync(Tripwire wire, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var locations = Locations(wire.Port);
        await using var site = RawSite.Start(IPAddress.Parse(Public), request => Answer(request, locations));
        var guard = new SsrfGuard(SsrfGuard.WorstHosts().Add("mixed.example", Public, "127.0.0.1"), run.Time, Public);
        using var http = new EgressHttpClient(guard.Dialer, "CloudBridge/row", run.Time);
        for (var i = 0; i < locations.Count; i++)
        {
            await TryAsync(http, site, i, Statuses[i % Statuses.Length], locations[i], result, cancellationToken);
        }

        await CheckSiteAsync(http, site, result, cancellationToken);
    }

    /// <summary>At once, after a hop to the site itself, and with a body to deliver.</summary>
    private static async Task TryAsync(EgressHttpClient http, RawSite site, int i, int status, string location, RowResult result, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { $"/{status}/{i}", $"/hop/{status}/{i}" })
        {
            var answer = await http.SendAsync(new EgressRequest(HttpMethod.Get, $"http://{site.Endpoint}{path}"), cancellationToken);
            result.Check(answer.Outcome == CheckOutcome.BadRedirect, $"{status} to {location} ended with {answer.Outcome} {answer.Status}.");
            result.N++;
        }

        var posted = await http.SendAsync(new EgressRequest(HttpMethod.Post, $"http://{site.Endpoint}/307/{i}") { Body = "{}"u8.ToArray() }, cancellationToken);
        result.Check(posted.Outcome == CheckOutcome.BadRedirect, $"A POST that was led to {location} ended with {posted.Outcome}.");
        result.N++;
    }

    /// <summary>The site does answer, so it was not for want of one that nothing was led astray.</summary>
    private static async Task CheckSiteAsync(EgressHttpClient http, RawSite site, RowResult result, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(new EgressRequest(HttpMethod.Get, $"http://{site.Endpoint}/hop/ok"), cancellationToken);
        result.Check(answer is { Outcome: CheckOutcome.Ok, Status: 200 }, $"An honest redirect ended with {answer.Outcome}.");
        result.With("redirects", site.Requests.Items.Count);
    }

    private static List<string> Locations(int port) =>
    [
        .. Targets.SelectMany(target => Spellings.Of(IPAddress.Parse(target), port)).Select(spelling => spelling.Url).Where(url => !url.Any(char.IsControl)),
        .. new[] { "127.0.0.1", "127.1", "2130706433", "[::1]", "evil.example", "mixed.example", "localhost", "evil.example." }.SelectMany(host => new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}/"), string.Create(CultureInfo.InvariantCulture, $"//{host}:{port}/"), string.Create(CultureInfo.InvariantCulture, $"///{host}:{port}/@"),
        }),
        "", " ", "file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x", "gopher://127.0.0.1/", "\\\\127.0.0.1\\x", "http://", "http:", "https:///",
    ];

    private static string Answer(string request, List<string> locations)
    {
        var path = request.Split(' ')[1].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            ["hop", .. var rest] => RawSite.Answer(302, $"Location: /{string.Join('/', rest)}"),
            [var status, var i] => RawSite.Answer(int.Parse(status, CultureInfo.InvariantCulture), $"Location: {AsBytes(locations[int.Parse(i, CultureInfo.InvariantCulture)])}"),
            _ => RawSite.Answer(200),
        };
    }

    /// <summary>Sites write names in UTF-8, whatever the standard says.</summary>
    private static string AsBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}

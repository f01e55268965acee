using System.Text;
using CloudBridge.Hosting;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>The tables of <c>docs/requests.md</c>, made from the requests and the catalogue of endpoints.</summary>
internal static class RequestsPage
{
    private const string Begin = "<!-- requests: written by the tests, see RequestsPage.cs -->\n";
    private const string End = "<!-- end of requests -->";
    private const string Basics = "Basics";
    private const string Site = "The whole site";

    /// <summary>The page with its tables as they should be.</summary>
    public static string Update(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return page[..begin] + Requests() + Endpoints() + page[page.IndexOf(End, StringComparison.Ordinal)..];
    }

    private static string Requests()
    {
        var text = new StringBuilder();
        foreach (var area in BuiltInRoutes.All.GroupBy(AreaOf).OrderBy(area => OrderOf(area.Key)).ThenBy(area => area.Key, StringComparer.Ordinal))
        {
            text.Append($"\n### {area.Key}\n\n| request | what it does | answers | example |\n|---|---|---|---|\n");
            foreach (var route in area)
            {
                text.Append($"| `{Cell(route.Usage)}` | {Cell(route.Description)} | {Cell(Answers(route))} | `{Cell(route.Example)}` |\n");
            }
        }

        return text.ToString();
    }

    private static string Endpoints()
    {
        var text = new StringBuilder("\n## Every endpoint\n");
        foreach (var upstream in ScratchEndpoints.All.GroupBy(endpoint => endpoint.Upstream).OrderBy(upstream => upstream.Key))
        {
            text.Append($"\n### {upstream.Key}\n\nUsually at `{UpstreamHosts.Of(upstream.Key)}`\n\n| endpoint | state | asked by, or why not |\n|---|---|---|\n");
            foreach (var endpoint in upstream)
            {
                text.Append($"| `{Cell($"{endpoint.Method} {endpoint.Path}")}` | {StateOf(endpoint.State)} | {Cell(AskedBy(endpoint))} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string AreaOf(RequestRoute route)
    {
        var area = Server.Requests.RequestAreas.Of(route);
        return area.Length > 0 ? area : route.Endpoints.Count > 0 ? Site : Basics;
    }

    private static int OrderOf(string area) => area switch { Basics => 0, Site => 1, "old" => 3, _ => 2 };

    private static string Answers(RequestRoute route)
    {
        if (route.Fields.Count == 0)
        {
            return route.Answer;
        }

        var others = Names(route, isUsual: false);
        return Names(route, isUsual: true) + (others.Length > 0 ? $"; also {others}" : "");
    }

    private static string Names(RequestRoute route, bool isUsual) =>
        string.Join(", ", route.Fields.Where(field => field.IsUsual == isUsual).Select(field => $"`{field.Name}`"));

    private static string StateOf(EndpointState state) => state switch
    {
        EndpointState.Gone => "gone",
        EndpointState.NeedsSignIn => "needs sign-in",
        EndpointState.Writes => "writes",
        _ => "live",
    };

    private static string AskedBy(ScratchEndpoint endpoint)
    {
        var requests = string.Join(", ", BuiltInRoutes.All.Where(route => route.Endpoints.Contains(endpoint.Key)).Select(route => $"`{route.Name}`"));
        return requests.Length == 0 ? endpoint.Note ?? "" : endpoint.Note is null ? requests : $"{requests}: {endpoint.Note}";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

using System.Net;
using System.Text;
using CloudBridge.Clouds;
using CloudBridge.Hosting;
using CloudBridge.Monitors;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Sprites;
using CloudBridge.Server.Program;
using CloudBridge.Server.Requests;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.WebPage;

/// <summary>The page at <c>/</c>: what this is, how its projects are, what they can ask and how to try it. Needs nothing from elsewhere.</summary>
internal sealed class StartPage(
    EmbeddedCloud cloud,
    ICloudBridgeStatus bridge,
    IRequestCatalog catalog,
    IOptions<CloudBridgeOptions> options,
    UpstreamsOptions lookup,
    IUpstreamControl upstreams,
    IPinger? pinger = null)
{
    private static readonly string Style = ReadStyle();

    public string Render() =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>CloudBridge</title>
        <style>
        {Style}</style>
        </head>
        <body>
        <main>
        <h1>CloudBridge is running</h1>
        <p class="dim">Scratch projects ask questions through cloud variables; this server answers them.</p>
        {Demo()}
        <h2>Projects</h2>
        {Projects()}
        {SwitchedOff()}
        {Monitors()}
        <h2>Try it</h2>
        <p>In a terminal on this machine:</p>
        <pre><code>{Text(ExampleCommandLine.For(options.Value.Clouds.Values, cloud.Url))}</code></pre>
        <p>Or connect a project: <code>{Text(cloud.Url?.ToString() ?? "a cloud from the configuration")}</code> as its cloud server.</p>
        <h2>Make a project</h2>
        <p>Files for TurboWarp's packager with a block for each request below: <a href="sprites/starter.sb3">a first project</a>,
        <a href="sprites/cloudhead.sb3">CloudHead, which watches servers</a>, <a href="sprites/cloudbridge.sprite3">the sprite alone</a>.
        In other languages: {Languages()}. Its cloud host and project id must be those of a project above.
        How to use them: <code>docs/scratch-side.md</code>.</p>
        <h2>Requests</h2>
        {Requests()}
        <footer>
        <p>Version {ServerVersion.Text}. The folder <code>docs</code> beside the source explains the rest: begin with <code>docs/getting-started.md</code>.
        For programs: <a href="livez">livez</a>, <a href="readyz">readyz</a>.</p>
        </footer>
        </main>
        </body>
        </html>
        """;

    private static string Languages() =>
        string.Join(", ", SpriteLanguages.Codes.Where(code => code != "en").Select(code => $"<a href=\"sprites/starter.sb3?language={code}\">{code}</a>"));

    private string Demo() =>
        lookup.Demo ? "<p>What Scratch would answer is made up here, for trying things out: <code>Lookup:Demo</code> is on.</p>" : "";

    private string Projects()
    {
        var all = bridge.Projects;
        var projects = all.Where(project => !project.IsByPattern).ToArray();
        var patterns = options.Value.Clouds.Where(known => known.Value.Enabled && known.Value.Projects.Any(RoomPattern.IsPattern)).ToArray();
        if (projects.Length + patterns.Length == 0)
        {
            return "<p>None yet. Name one in the configuration: <code>Cloud:Embedded:Projects</code>.</p>";
        }

        var list = new StringBuilder("<ul>\n");
        foreach (var project in projects)
        {
            var style = project.State == ProjectState.Live ? "state live" : "state";
            list.Append(
                $"<li><span class=\"{style}\">{StateText.Of(project.State)}</span>Project <code>{Text(project.Project)}</code> on "
                    + $"{Text(project.Cloud)}<br><span class=\"dim\">{Text(AddressOf(project.Cloud))}{Proof(project)}</span></li>\n");
        }

        foreach (var (name, known) in patterns)
        {
            var rooms = all.Where(project => project.IsByPattern && project.Cloud == name).ToArray();
            var live = rooms.Count(room => room.State == ProjectState.Live);
            var names = string.Join(", ", known.Projects.Where(RoomPattern.IsPattern).Select(pattern => $"<code>{Text(pattern)}</code>"));
            list.Append(
                $"<li><span class=\"state live\">{live} live</span>Rooms {names} on {Text(name)}<br><span class=\"dim\">joined while they have "
                    + $"players: {rooms.Length} of {known.MaxPatternRooms} now</span></li>\n");
        }

        return list.Append("</ul>").ToString();
    }

    private string SwitchedOff()
    {
        var names = upstreams.States.Where(upstream => upstream is { IsOn: false, IsUsual: false })
            .Select(upstream => $"<code>{upstream.Upstream}</code>")
            .ToArray();
        return names.Length == 0 ? "" : $"<p>Switched off by an operator until the next start, so not asked: {string.Join(", ", names)}.</p>";
    }

    private string Monitors() => pinger is null ? "" :
        $"""
        <h2>Monitors</h2>
        <p>Web addresses that users of Scratch have watched here: <a href="users/list">the users</a>, <a href="famous-users">the famous ones</a>.
        Everything else needs a key: see <a href="openapi/v1.json">the description of the API</a> and <code>docs/monitors.md</code>.</p>
        {(pinger.IsOffline ? "<p>This server seems to have lost its own connection. No monitor goes down until it is back.</p>" : "")}
        """;

    private string Requests()
    {
        var list = new StringBuilder();
        foreach (var area in catalog.Routes.GroupBy(RequestAreas.Of).OrderBy(area => area.Key, StringComparer.Ordinal))
        {
            var isPlain = area.Key.Length == 0;
            list.Append(
                $"<details{(isPlain ? " open" : "")}><summary>{(isPlain ? "for everything" : Text(area.Key))} <span "
                    + $"class=\"dim\">{area.Count()}</span></summary>\n<ul>\n");
            foreach (var route in area)
            {
                list.Append($"<li><code>{Text(route.Usage)}</code><br>{Text(route.Description)}</li>\n");
            }

            list.Append("</ul></details>\n");
        }

        return list.ToString();
    }

    private static string Proof(ProjectStatus project) =>
        project.Proof == PushProof.Untried ? "" : $"<br>{Text(StateText.Of(project.Proof))}";

    private string AddressOf(string name) =>
        options.Value.Clouds.TryGetValue(name, out var known) && known.Url is { } url && url != EmbeddedCloud.UnknownUrl ? Redaction.OfAddress(url) : "";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(StartPage).Assembly.GetManifestResourceStream("StartPage.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

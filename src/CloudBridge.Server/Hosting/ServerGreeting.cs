using CloudBridge.CloudServer;
using CloudBridge.Clouds;
using CloudBridge.Hosting;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Demo;
using CloudBridge.Server.Features.Upstreams;
using CloudBridge.Server.Program;
using CloudBridge.Server.Requests;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Hosting;

/// <summary>The words of a server that has started.</summary>
internal static class ServerGreeting
{
    public static void Write(WebApplication app, Terminal terminal, TextWriter output)
    {
        var services = app.Services;
        var clouds = services.GetRequiredService<IOptions<CloudBridgeOptions>>().Value.Clouds;
        var embedded = services.GetRequiredService<EmbeddedCloud>();
        var routes = services.GetRequiredService<IRequestCatalog>().Routes;
        var projects = clouds.Where(known => known.Value.Enabled)
            .SelectMany(known => known.Value.Projects.Select(project => Named(project, known.Key)))
            .ToArray();
        var demo = services.GetService<DemoUpstream>();
        var notes = UpstreamNotes.Missing(services.GetRequiredService<UpstreamsOptions>());
        var launcher = Launcher.For(terminal);
        var tries = Tries(embedded, demo).Select(
            question => "  " + ExampleCommandLine.For(clouds.Values, embedded.Url, launcher, question) + SignedIn(embedded));
        var more = Demo(demo) + Scratch(embedded) + Notes(notes);
        output.WriteLine($"""
            CloudBridge {ServerVersion.Text} is running.

              Cloud server  {embedded.Url?.ToString() ?? "off"}
              Web page      {string.Join(' ', app.Urls.Select(url => url.TrimEnd('/') + "/"))}
              Projects      {(projects.Length == 0 ? "none" : string.Join(", ", projects))}
              Requests      {routes.Count}: {RequestAreas.Summary(routes.Select(route => route.Name))}; {launcher} requests lists them{more}

            Try it in another terminal:
            {string.Join('\n', tries)}
            Press Ctrl-C to stop.

            """);
        output.Flush();
    }

    private static string Named(string project, string cloud) =>
        RoomPattern.IsPattern(project) ? $"rooms {project} on {cloud}" : $"{project} on {cloud}";

    private static string Demo(DemoUpstream? demo) =>
        demo is null ? "" : $"\n  Demo          what Scratch would answer is made up, by {demo.Url}; nothing leaves this machine";

    private static string Scratch(EmbeddedCloud embedded) => embedded.PlaysScratch
        ? $"\n  Accounts      player1 to player3, password {ScratchProfile.DemoPassword}; {SimulatedScratch.Player} is an operator"
        : "";

    private static string Notes(IReadOnlyList<string> notes) => string.Concat(notes.Select(note => $"\n  Note          {note}"));

    private static string SignedIn(EmbeddedCloud embedded) =>
        embedded.PlaysScratch ? $" --user {SimulatedScratch.Player} --password {ScratchProfile.DemoPassword}" : "";

    private static string[] Tries(EmbeddedCloud embedded, DemoUpstream? demo) =>
        embedded.PlaysScratch ? ["whoami", $"monitor.add http://127.0.0.1:{TestSiteHost.DefaultPort}/"]
        : demo is null ? ["ping"]
        : ["user.info griffpatch", "search.projects cats"];
}

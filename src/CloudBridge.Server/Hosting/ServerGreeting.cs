using CloudBridge.CloudServer;
using CloudBridge.CloudServer.Scratch;
using CloudBridge.Server.CommandLine;
using CloudBridge.Server.CommandLine.Verbs;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Demo;
using CloudBridge.Server.Features.Upstreams;
using CloudBridge.Server.Program;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Hosting;

/// <summary>What a server says when it has started.</summary>
internal static class ServerGreeting
{
    public static void Write(WebApplication app, Terminal terminal)
    {
        var options = app.Services.GetRequiredService<ServerOptions>();
        var cloud = app.Services.GetRequiredService<EmbeddedCloud>();
        var routes = app.Services.GetRequiredService<IRequestCatalog>().Routes;
        var projects = options.Clouds.Where(known => known.Value.Enabled).SelectMany(known => known.Value.Projects.Select(project => Named(project, known.Key))).ToArray();
        var demo = app.Services.GetService<DemoUpstream>();
        var output = terminal.Out;
        var launcher = Launcher.For(terminal);
        output.WriteLine($"""
            CloudBridge {ServerVersion.Text} is running.

              Cloud server  {cloud.Url?.ToString() ?? "off"}
              Web page      {string.Join(' ', app.Urls.Select(url => url.TrimEnd('/') + "/"))}
              Projects      {(projects.Length == 0 ? "none" : string.Join(", ", projects))}
              Requests      {routes.Count}: {RequestAreas.Summary(routes.Select(route => route.Name))}; {launcher} requests lists them{Demo(demo)}{Scratch(options)}{Notes(options)}

            Try it in another terminal:
            {string.Join('\n', Tries(options, demo).Select(question => "  " + TryCommand.For(options, cloud.Url, launcher, question) + SignedIn(options)))}
            Press Ctrl-C to stop.

            """);
        output.Flush();
    }

    private static string Named(string project, string cloud) => RoomPattern.IsPattern(project) ? $"rooms {project} on {cloud}" : $"{project} on {cloud}";

    private static string Demo(DemoUpstream? demo) =>
        demo is null ? "" : $"\n  Demo          what Scratch would answer is made up, by {demo.Url}; nothing leaves this machine";

    private static string Scratch(ServerOptions options) => SimulatedScratch.IsIn(options)
        ? $"\n  Accounts      player1 to player3, password {ScratchProfile.DemoPassword}; {SimulatedScratch.Player} is an operator"
        : "";

    private static string Notes(ServerOptions options) => string.Concat(UpstreamNotes.Missing(options.Lookup).Select(note => $"\n  Note          {note}"));

    private static string SignedIn(ServerOptions options) =>
        SimulatedScratch.IsIn(options) ? $" --user {SimulatedScratch.Player} --password {ScratchProfile.DemoPassword}" : "";

    private static string[] Tries(ServerOptions options, DemoUpstream? demo) =>
        SimulatedScratch.IsIn(options) ? ["whoami", $"monitor.add http://127.0.0.1:{TestSiteCommand.DefaultPort}/"]
        : demo is null ? ["ping"]
        : ["user.info griffpatch", "search.projects cats"];
}

using CloudBridge.Server.CommandLine;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Hosting;

/// <summary>What a server says when it has started.</summary>
internal static class ServerGreeting
{
    public static void Write(WebApplication app, Terminal terminal)
    {
        var options = app.Services.GetRequiredService<ServerOptions>();
        var cloud = app.Services.GetRequiredService<EmbeddedCloud>();
        var routes = app.Services.GetRequiredService<IRequestCatalog>().Routes;
        var projects = app.Services.GetRequiredService<ICloudBridgeStatus>().Projects;
        var output = terminal.Out;
        output.WriteLine($"""
            CloudBridge {ServerVersion.Text} is running.

              Cloud server  {cloud.Url?.ToString() ?? "off"}
              Web page      {string.Join(' ', app.Urls.Select(url => url.TrimEnd('/') + "/"))}
              Projects      {(projects.Count == 0 ? "none" : string.Join(", ", projects.Select(project => $"{project.Project} on {project.Cloud}")))}
              Requests      {routes.Count}: {string.Join(", ", routes.Select(route => route.Name))}

            Try it in another terminal:
              {TryCommand.For(options, cloud.Url, Launcher.For(terminal))}
            Press Ctrl-C to stop.

            """);
        output.Flush();
    }
}

using System.Net;

namespace CloudBridge.Server.Http;

/// <summary>
/// Answers only who asks for this server by a name that it goes by. A page whose name somebody lets lead here for a moment would
/// count as a page of this server otherwise, and may read what it answers. An IP address cannot be made to lead elsewhere,
/// so every one is right.
/// </summary>
internal static class AllowedHosts
{
    private const string Local = "localhost";

    public static void Use(WebApplication app, HttpOptions http)
    {
        var names = http.AllowedHosts.Append(Local).Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use((context, next) => IsAllowed(context.Request.Host, names) ? next(context) : RefuseAsync(context));
    }

    /// <summary>Programs so old that they name no host are no browsers.</summary>
    private static bool IsAllowed(HostString host, HashSet<string> names) =>
        !host.HasValue || IPAddress.TryParse(host.Host, out _) || names.Contains(Plain(host.Host));

    private static string Plain(string host) => host.TrimEnd('.');

    private static Task RefuseAsync(HttpContext context) => TypedResults.Problem(
        "This server does not go by that name. Use its IP address, or localhost; whoever runs it can add names with Http:AllowedHosts.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "Wrong host").ExecuteAsync(context);
}

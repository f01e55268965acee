using CloudBridge.Hosting;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Basics;

/// <summary>Tells what can be asked here.</summary>
internal sealed class HelpRequests(IRequestCatalog catalog)
{
    [Request(
        "help",
        Description = "Lists all requests. Give the beginning of some, such as user, to list those, or a whole name to read how to use it.",
        Example = "help add",
        Answer = "names, or lines about one request",
        Idempotent = true)]
    public RequestResult Help(string name = "")
    {
        var topic = name.Trim().TrimEnd('.');
        if (topic.Length == 0)
        {
            return RequestResult.List(catalog.Routes.Select(route => route.Name));
        }

        if (catalog.Find(topic) is { } route)
        {
            return RequestResult.List(RequestHelp.For(route));
        }

        return RequestAreas.In(catalog, topic) is { Count: > 0 } area
            ? RequestResult.List(area.Select(member => member.Name))
            : RequestResult.NotFound("This server has no such request. Ask \"help\" for the list.");
    }
}

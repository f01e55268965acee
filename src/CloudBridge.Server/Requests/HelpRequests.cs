namespace CloudBridge.Server.Requests;

/// <summary>What can be asked here.</summary>
internal sealed class HelpRequests(IRequestCatalog catalog)
{
    [Request("help", Description = "Lists all requests; with the name of one, how to use it.", Idempotent = true)]
    public RequestResult Help(string name = "")
    {
        if (name.Length == 0)
        {
            return RequestResult.List(catalog.Routes.Select(route => route.Name));
        }

        return catalog.Find(name) is { } route
            ? RequestResult.List([route.Usage, route.Description])
            : RequestResult.NotFound($"There is no request \"{name}\". Ask \"help\" for the list.");
    }
}

using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Links to things to read or print.</summary>
internal sealed class ResourceRequests(IResources resources)
{
    private static readonly ResourceLinkFields Fields = new();

    [Request(
        "resources",
        Description = "Lists Scratch's links to cards and guides for printing, 20 a page.",
        Example = "resources",
        Fields = typeof(ResourceLinkFields),
        Endpoints = ["Resources GET /localized-urls.json"],
        Idempotent = true)]
    public Task<RequestResult> ResourcesAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default) =>
        Fields.PartAsync(context, style, page, "Scratch has no such links just now.", () => resources.GetLinksAsync(cancellationToken));

    /// <summary>A link to something to print.</summary>
    internal sealed class ResourceLinkFields : FieldTable<ResourceLink>
    {
        public ResourceLinkFields()
        {
            AddText("name", "what it is, and the language", link => link.Name, isUsual: true);
            AddText("address", "where it leads", link => link.Address, isUsual: true);
        }
    }
}

using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>Reads how requests name what is stored.</summary>
internal static class StorageArguments
{
    /// <summary>A database that all of the project share.</summary>
    public static CloudDatabase Shared(this RequestContext context, string name) => new(context.Cloud, context.Project, name);

    /// <summary>The database of the asker alone, who must be proven.</summary>
    public static CloudDatabase Own(this RequestContext context) => new(
        context.Cloud,
        context.Project,
        "",
        context.Asker is { Evidence: >= AskerEvidence.LogMatched, Name: { Length: > 0 } name }
            ? name
            : throw new InvalidOperationException("The asker is not proven."));

    /// <summary>A text that was cut where it has an ampersand, whole again.</summary>
    public static string Whole(string text, string[] rest) => rest.Length == 0 ? text : string.Join('&', [text, .. rest]);

    /// <summary>All keys of a database, as far as an answer holds them.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="database">Whose.</param>
    /// <param name="context">Has the limit of the answer.</param>
    public static async Task<RequestResult> AllKeysAsync(this ICloudStore store, CloudDatabase database, RequestContext context)
    {
        // Each key takes at least two characters with the mark that ends it.
        var page = await store.KeysAsync(database, 1, Math.Max(1, context.ReplyLimit / 2));
        var length = page.Keys.Sum(key => key.Length + 1L);
        return page.Keys.Count == page.Total && length <= context.ReplyLimit
            ? RequestResult.List(page.Keys)
            : RequestResult.Failed($"There are {page.Total} keys, too many for one answer. Ask \"storage.keys\" for page after page.");
    }
}

namespace CloudBridge.Scratch.Site;

/// <summary>Asks for the files of Scratch.</summary>
internal sealed class ScratchFiles(IUpstreamClient client, IScratchApi api) : IScratchFiles
{
    private const int MaxBytes = 10 * 1024 * 1024;
    private const int MaxSide = 1_000;
    private const int DefaultAvatar = 688;

    public async Task<ProjectContent> GetContentAsync(long project, CancellationToken cancellationToken = default)
    {
        var token = (await api.GetProjectAsync(SiteArguments.Id(project), cancellationToken).ConfigureAwait(false)).Token;
        var query = token is null ? "" : $"?token={Uri.EscapeDataString(token)}";
        var call = File(Upstream.Projects, FormattableString.Invariant($"{project}{query}"), ReplyKind.Item);
        var reply = await client.GetAsync(call, cancellationToken).ConfigureAwait(false);
        return SiteJson.Read(call, reply, body => ProjectBody.Read(project, reply.Body.Length, body));
    }

    public async Task<ScratchFile> GetAssetAsync(string name, CancellationToken cancellationToken = default)
    {
        var call = File(Upstream.Assets, $"internalapi/asset/{SiteArguments.Asset(name)}/get/", ReplyKind.Lasting);
        var reply = await client.GetAsync(call, cancellationToken).ConfigureAwait(false);
        return new(reply.MediaType, reply.Body);
    }

    public async Task<ScratchFile> GetThumbnailAsync(
        ThumbnailKind kind,
        long id,
        int width,
        int height,
        CancellationToken cancellationToken = default)
    {
        var path = FormattableString.Invariant(
            $"get_image/{Folder(kind)}/{SiteArguments.Id(id)}_{SiteArguments.Within(width, MaxSide)}x{SiteArguments.Within(height, MaxSide)}.png");
        var call = File(Upstream.Uploads, path, ReplyKind.Item) with { MediaType = "image/" };
        var reply = await client.GetAsync(call, cancellationToken).ConfigureAwait(false);
        return new(reply.MediaType, reply.Body) { IsDefault = reply.Status == DefaultAvatar };
    }

    private static UpstreamCall File(Upstream upstream, string path, ReplyKind kind) =>
        new(upstream, path, kind) { MediaType = null, MaxBytes = MaxBytes };

    private static string Folder(ThumbnailKind kind) => kind switch
    {
        ThumbnailKind.User => "user",
        ThumbnailKind.Project => "project",
        ThumbnailKind.Studio => "gallery",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

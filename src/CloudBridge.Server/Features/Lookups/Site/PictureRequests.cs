using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>
/// The pictures of users, projects and studios; a project cannot show them, but can learn whether there is one.
/// </summary>
internal sealed class PictureRequests(IScratchFiles files, IScratchApi api)
{
    private static readonly FileRequests.ScratchFileFields Fields = new();

    [Request(
        "user.avatar",
        Description = "Gives the kind and size of a user's picture, and whether it is the usual cat.",
        Example = "user.avatar mres",
        Fields = typeof(FileRequests.ScratchFileFields),
        Endpoints = ["Uploads GET /get_image/user/{id}_{width}x{height}.png"],
        Idempotent = true)]
    public Task<RequestResult> AvatarAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Fields.OneAsync(
            context,
            style,
            async () => await files.GetThumbnailAsync(ThumbnailKind.User, (await api.GetUserAsync(user, cancellationToken)).Id, 90, 90, cancellationToken));
    }

    [Request(
        "project.thumbnail",
        Description = "Gives the kind and size of a project's picture.",
        Example = "project.thumbnail 104",
        Fields = typeof(FileRequests.ScratchFileFields),
        Endpoints = ["Uploads GET /get_image/project/{id}_{width}x{height}.png"],
        Idempotent = true)]
    public Task<RequestResult> ProjectAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Fields.OneAsync(context, style, () => files.GetThumbnailAsync(ThumbnailKind.Project, project, 480, 360, cancellationToken));
    }

    [Request(
        "studio.thumbnail",
        Description = "Gives the kind and size of a studio's picture.",
        Example = "studio.thumbnail 5342",
        Fields = typeof(FileRequests.ScratchFileFields),
        Endpoints = ["Uploads GET /get_image/gallery/{id}_{width}x{height}.png"],
        Idempotent = true)]
    public Task<RequestResult> StudioAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Fields.OneAsync(context, style, () => files.GetThumbnailAsync(ThumbnailKind.Studio, studio, 170, 100, cancellationToken));
    }
}

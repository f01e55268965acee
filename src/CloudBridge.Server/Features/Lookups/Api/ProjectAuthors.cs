using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Finds who made a project, which Scratch wants to be told with many questions about it.</summary>
internal static class ProjectAuthors
{
    public static async Task<string> GetAuthorAsync(this IScratchApi api, long project, CancellationToken cancellationToken) =>
        (await api.GetProjectAsync(project, cancellationToken)).Author?.Username
        ?? throw new UpstreamException(Upstream.ScratchApi, UpstreamFault.Malformed, $"Project {project} has no author.");
}

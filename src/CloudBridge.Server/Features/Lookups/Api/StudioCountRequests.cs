using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Counts of what studios have. Scratch itself stops counting at 100.</summary>
internal sealed class StudioCountRequests(IScratchApi api)
{
    [Request(
        "studio.projects.count",
        Description = "Counts the projects of a studio.",
        Example = "studio.projects.count 31659696",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /studios/{studio_id}/projects"],
        Idempotent = true)]
    public Task<long> ProjectsAsync(string id, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetStudioProjectsAsync(LookupText.Studio(id), range, cancellationToken));

    [Request(
        "studio.managers.count",
        Description = "Counts the managers of a studio.",
        Example = "studio.managers.count 31659696",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /studios/{studio_id}/managers"],
        Idempotent = true)]
    public Task<long> ManagersAsync(string id, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetManagersAsync(LookupText.Studio(id), range, cancellationToken));

    [Request(
        "studio.curators.count",
        Description = "Counts the curators of a studio.",
        Example = "studio.curators.count 31659696",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /studios/{studio_id}/curators"],
        Idempotent = true)]
    public Task<long> CuratorsAsync(string id, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetCuratorsAsync(LookupText.Studio(id), range, cancellationToken));

    [Request(
        "studio.comments.count",
        Description = "Counts the comments in a studio, without replies.",
        Example = "studio.comments.count 5342",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /studios/{studio_id}/comments"],
        Idempotent = true)]
    public Task<long> CommentsAsync(string id, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetStudioCommentsAsync(LookupText.Studio(id), range, cancellationToken));
}

using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Counts of what users have.</summary>
internal sealed class UserCountRequests(IScratchApi api)
{
    [Request(
        "user.messages",
        Description = "Counts a user's unread messages. The number from Scratch may be old.",
        Example = "user.messages mres",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /users/{username}/messages/count"],
        Idempotent = true)]
    public Task<long> MessagesAsync(string name, CancellationToken cancellationToken = default) =>
        api.CountMessagesAsync(LookupText.User(name), cancellationToken);

    [Request(
        "user.followers.count",
        Description = "Counts the followers of a user.",
        Example = "user.followers.count mres",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /users/{username}/followers"],
        Idempotent = true)]
    public Task<long> FollowersAsync(string name, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetFollowersAsync(LookupText.User(name), range, cancellationToken));

    [Request(
        "user.following.count",
        Description = "Counts the users that a user follows.",
        Example = "user.following.count mres",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /users/{username}/following"],
        Idempotent = true)]
    public Task<long> FollowingAsync(string name, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetFollowingAsync(LookupText.User(name), range, cancellationToken));

    [Request(
        "user.favorites.count",
        Description = "Counts the projects a user has starred.",
        Example = "user.favorites.count mres",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /users/{username}/favorites"],
        Idempotent = true)]
    public Task<long> FavoritesAsync(string name, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetFavoritesAsync(LookupText.User(name), range, cancellationToken));

    [Request(
        "user.projects.count",
        Description = "Counts the projects a user has shared.",
        Example = "user.projects.count mres",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /users/{username}/projects"],
        Idempotent = true)]
    public Task<long> ProjectsAsync(string name, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetUserProjectsAsync(LookupText.User(name), range, cancellationToken));

    [Request(
        "user.studios.count",
        Description = "Counts the studios a user curates.",
        Example = "user.studios.count mres",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /users/{username}/studios/curate"],
        Idempotent = true)]
    public Task<long> StudiosAsync(string name, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetCuratedStudiosAsync(LookupText.User(name), range, cancellationToken));
}

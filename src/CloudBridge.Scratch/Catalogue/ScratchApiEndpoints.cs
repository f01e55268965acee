using static CloudBridge.Scratch.EndpointState;

namespace CloudBridge.Scratch;

/// <summary>The Scratch API, and what was removed from it and from the interfaces before it.</summary>
internal static class ScratchApiEndpoints
{
    private const string OwnUser = "Only the user who is signed in can read this.";

    public static IReadOnlyList<ScratchEndpoint> All { get; } =
    [
        .. Live(
            "/",
            "/health",
            "/news",
            "/projects/count/all",
            "/projects/{project_id}",
            "/projects/{project_id}/remixes",
            "/studios/{studio_id}",
            "/studios/{studio_id}/projects",
            "/studios/{studio_id}/managers",
            "/studios/{studio_id}/curators",
            "/studios/{studio_id}/activity",
            "/studios/{studio_id}/comments",
            "/studios/{studio_id}/comments/{comment_id}",
            "/studios/{studio_id}/comments/{comment_id}/replies",
            "/proxy/featured",
            "/users/{username}",
            "/users/{username}/favorites",
            "/users/{username}/followers",
            "/users/{username}/following",
            "/users/{username}/messages/count",
            "/users/{username}/projects",
            "/users/{username}/projects/{project_id}",
            "/users/{username}/projects/{project_id}/studios",
            "/users/{username}/projects/{project_id}/comments",
            "/users/{username}/projects/{project_id}/comments/{comment_id}",
            "/users/{username}/projects/{project_id}/comments/{comment_id}/replies",
            "/users/{username}/studios/curate",
            "/accounts/checkusername/{username}",
            "/explore/projects",
            "/explore/studios",
            "/search/projects",
            "/search/studios",
            "/surprise",
            "/classrooms/{id}"),
        .. Removed,
        .. SignIn,
        .. Writing,
    ];

    private static IEnumerable<ScratchEndpoint> Removed =>
    [
        Without("/proxy/users/{user_id}/featured", "Each row has an endpoint of its own now, under following, for the user who is signed in."),
        Without("/proxy/users/{username}/activity", "It is /users/{username}/following/users/activity now, for the user who is signed in."),
        Without(
            "/proxy/users/{username}/activity/count",
            "Unread messages are counted by /users/{username}/messages/count now.",
            "/users/{username}/messages/count"),
        Legacy(
            "/varserver/{project_id}",
            "Gone (404). Cloud variables are read from the cloud itself, or from the cloud log of clouddata.scratch.mit.edu.",
            null),
        Legacy("/api/v1/", "Gone (403) since 23 April 2018.", "/"),
        Legacy("/api/v1/project/{project_id}/", "Gone (403) since 23 April 2018.", "/projects/{project_id}"),
        Legacy("/api/v1/project/set/{project_ids}/", "Gone (403) since 23 April 2018. Projects are asked one by one now.", "/projects/{project_id}"),
        Legacy("/api/v1/user/{username}/", "Gone (403) since 23 April 2018.", "/users/{username}"),
        Legacy("/api/v1/user/set/{usernames}/", "Gone (403) since 23 April 2018. Users are asked one by one now.", "/users/{username}"),
    ];

    private static IEnumerable<ScratchEndpoint> SignIn =>
    [
        Own("/users/{username}/following/users/activity"),
        Own("/users/{username}/messages") with
        {
            Note = OwnUser + " How many there are is public.",
            ReplacedBy = Api("/users/{username}/messages/count"),
        },
        Own("/users/{username}/messages/admin"),
        Own("/users/{username}/invites"),
        Own("/users/{username}/following/users/loves"),
        Own("/users/{username}/following/users/projects"),
        Own("/users/{username}/following/studios/projects"),
        Own("/users/{username}/projects/recentlyviewed"),
        Own("/users/{username}/projects/{project_id}/visibility"),
        Own("/projects/{project_id}/loves/user/{username}"),
        Own("/projects/{project_id}/favorites/user/{username}"),
        Own("/studios/{studio_id}/users/{username}"),
        Own("/classtoken/{token}") with
        {
            Note = "For pupils who join with their teacher's invitation. The token lets anybody into the class and cloud variables "
                + "are public, so it is never asked.",
            ReplacedBy = Api("/classrooms/{id}"),
        },
    ];

    private static IEnumerable<ScratchEndpoint> Writing =>
    [
        Change("POST", "/surprise", "It counts up a number, which has no use; the number itself can be read.") with { ReplacedBy = Api("/surprise") },
        Change("POST", "/users/{username}/projects/{project_id}/views/", "It counts a view that nobody had."),
        Change("POST", "/studios/{studio_id}/project/{project_id}", "It adds a project to a studio."),
        Change("DELETE", "/studios/{studio_id}/project/{project_id}", "It takes a project out of a studio."),
        Change("PUT", "/studios/{studio_id}/transfer/{username}", "It gives a studio to another host."),
        Change("POST", "/proxy/comments/project/{project_id}", "It writes a comment."),
        Change("POST", "/proxy/comments/studio/{studio_id}", "It writes a comment."),
        Change("DELETE", "/proxy/comments/project/{project_id}/comment/{comment_id}", "It deletes a comment."),
        Change("DELETE", "/proxy/comments/studio/{studio_id}/comment/{comment_id}", "It deletes a comment."),
        Change("POST", "/accounts/checkpassword/", "It is sent a password, and passwords never go through a project."),
    ];

    private static IEnumerable<ScratchEndpoint> Live(params string[] paths) =>
        paths.Select(path => new ScratchEndpoint(Upstream.ScratchApi, "GET", path));

    private static ScratchEndpoint Without(string path, string note, string? instead = null) =>
        new(Upstream.ScratchApi, "GET", path, Gone) { Note = note, ReplacedBy = instead is null ? null : Api(instead) };

    private static ScratchEndpoint Legacy(string path, string note, string? instead) =>
        new(Upstream.ScratchSite, "GET", path, Gone) { Note = note, ReplacedBy = instead is null ? null : Api(instead) };

    private static ScratchEndpoint Own(string path) => new(Upstream.ScratchApi, "GET", path, NeedsSignIn) { Note = OwnUser };

    private static ScratchEndpoint Change(string method, string path, string note) =>
        new(Upstream.ScratchApi, method, path, Writes) { Note = note };

    private static string Api(string path) => $"{Upstream.ScratchApi} GET {path}";
}

using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>
/// Requests for what Scratch has removed, or shows to its own user alone: each answers so and says what there is instead.
/// </summary>
internal sealed class LegacyRequests
{
    [Request(
        "old.users.featured",
        Description = "Scratch has removed this: what a user sees on the front page.",
        Example = "old.users.featured 167",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchApi GET /proxy/users/{user_id}/featured"],
        Idempotent = true)]
    public static RequestResult Featured(string id) =>
        throw Gone(Upstream.ScratchApi, "featured, the front page for everybody.");

    [Request(
        "old.users.activity",
        Description = "Scratch has removed this: what the people a user follows were doing.",
        Example = "old.users.activity mres",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchApi GET /proxy/users/{username}/activity"],
        Idempotent = true)]
    public static RequestResult Activity(string name) =>
        throw Gone(Upstream.ScratchApi, "user.following and user.activity");

    [Request(
        "old.users.activity.count",
        Description = "Scratch has removed this: how many unread messages a user has.",
        Example = "old.users.activity.count mres",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchApi GET /proxy/users/{username}/activity/count"],
        Idempotent = true)]
    public static RequestResult CountActivity(string name) =>
        throw Gone(Upstream.ScratchApi, "user.messages");

    [Request(
        "old.cloud.vars",
        Description = "Scratch has removed this: the values of a project's cloud variables.",
        Example = "old.cloud.vars 10080213",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /varserver/{project_id}"],
        Idempotent = true)]
    public static RequestResult CloudVariables(string id) =>
        throw Gone(Upstream.ScratchSite, "the cloud itself, and its log.");

    [Request(
        "old.api",
        Description = "Scratch has removed this: the start of its first API.",
        Example = "old.api",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/"],
        Idempotent = true)]
    public static RequestResult ApiRoot() =>
        throw Gone(Upstream.ScratchSite, "site.info");

    [Request(
        "old.api.project",
        Description = "Scratch has removed this: a project in its first API.",
        Example = "old.api.project 142",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/project/{project_id}/"],
        Idempotent = true)]
    public static RequestResult ApiProject(string id) =>
        throw Gone(Upstream.ScratchSite, "project.info");

    [Request(
        "old.api.projects",
        Description = "Scratch has removed this: several projects in its first API.",
        Example = "old.api.projects 142;864",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/project/set/{project_ids}/"],
        Idempotent = true)]
    public static RequestResult ApiProjects(string ids) =>
        throw Gone(Upstream.ScratchSite, "project.info, once for each.");

    [Request(
        "old.api.user",
        Description = "Scratch has removed this: a user in its first API.",
        Example = "old.api.user mres",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/user/{username}/"],
        Idempotent = true)]
    public static RequestResult ApiUser(string name) =>
        throw Gone(Upstream.ScratchSite, "user.info");

    [Request(
        "old.api.users",
        Description = "Scratch has removed this: several users in its first API.",
        Example = "old.api.users mres;ScratchCat",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/user/set/{usernames}/"],
        Idempotent = true)]
    public static RequestResult ApiUsers(string names) =>
        throw Gone(Upstream.ScratchSite, "user.info, once for each.");

    [Request(
        "user.whatshappening",
        Description = "Scratch shows this only to the user: what the people they follow are doing.",
        Example = "user.whatshappening mres",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchApi GET /users/{username}/following/users/activity"],
        Idempotent = true)]
    public static RequestResult WhatsHappening(string name) =>
        throw NeedsSignIn(Upstream.ScratchApi, "user.following and user.activity");

    private static UpstreamException Gone(Upstream upstream, string replacement) =>
        new(upstream, UpstreamFault.Gone, "Removed by Scratch.") { Replacement = replacement };

    private static UpstreamException NeedsSignIn(Upstream upstream, string replacement) =>
        new(upstream, UpstreamFault.NeedsSignIn, "Scratch shows it to its own user alone.") { Replacement = replacement };
}

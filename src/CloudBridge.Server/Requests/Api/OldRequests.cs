using CloudBridge.Scratch;

namespace CloudBridge.Server.Requests.Api;

/// <summary>What Scratch has removed, or shows to its own user alone: each answers so and says what there is instead.</summary>
internal sealed class OldRequests
{
    [Request(
        "old.users.featured",
        Description = "Was what a user sees on the front page; it is gone.",
        Example = "old.users.featured 167",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchApi GET /proxy/users/{user_id}/featured"],
        Idempotent = true)]
    public static RequestResult Featured(string id) =>
        throw Gone(Upstream.ScratchApi, "featured, the front page for everybody.");

    [Request(
        "old.users.activity",
        Description = "Was what the users somebody follows did; it is gone.",
        Example = "old.users.activity mres",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchApi GET /proxy/users/{username}/activity"],
        Idempotent = true)]
    public static RequestResult Activity(string name) =>
        throw Gone(Upstream.ScratchApi, "user.following and user.activity");

    [Request(
        "old.users.activity.count",
        Description = "Was how many messages a user has not read; it is gone.",
        Example = "old.users.activity.count mres",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchApi GET /proxy/users/{username}/activity/count"],
        Idempotent = true)]
    public static RequestResult CountActivity(string name) =>
        throw Gone(Upstream.ScratchApi, "user.messages");

    [Request(
        "old.cloud.vars",
        Description = "Was the values of the cloud variables of a project; it is gone.",
        Example = "old.cloud.vars 10080213",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /varserver/{project_id}"],
        Idempotent = true)]
    public static RequestResult CloudVariables(string id) =>
        throw Gone(Upstream.ScratchSite, "the cloud itself, and its log.");

    [Request(
        "old.api",
        Description = "Was the beginning of the first API; it is gone.",
        Example = "old.api",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/"],
        Idempotent = true)]
    public static RequestResult ApiRoot() =>
        throw Gone(Upstream.ScratchSite, "site.info");

    [Request(
        "old.api.project",
        Description = "Was a project in the first API; it is gone.",
        Example = "old.api.project 142",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/project/{project_id}/"],
        Idempotent = true)]
    public static RequestResult ApiProject(string id) =>
        throw Gone(Upstream.ScratchSite, "project.info");

    [Request(
        "old.api.projects",
        Description = "Was several projects in the first API; it is gone.",
        Example = "old.api.projects 142;864",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/project/set/{project_ids}/"],
        Idempotent = true)]
    public static RequestResult ApiProjects(string ids) =>
        throw Gone(Upstream.ScratchSite, "project.info, once for each.");

    [Request(
        "old.api.user",
        Description = "Was a user in the first API; it is gone.",
        Example = "old.api.user mres",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/user/{username}/"],
        Idempotent = true)]
    public static RequestResult ApiUser(string name) =>
        throw Gone(Upstream.ScratchSite, "user.info");

    [Request(
        "old.api.users",
        Description = "Was several users in the first API; it is gone.",
        Example = "old.api.users mres;ScratchCat",
        Answer = "a sentence that says so",
        Endpoints = ["ScratchSite GET /api/v1/user/set/{usernames}/"],
        Idempotent = true)]
    public static RequestResult ApiUsers(string names) =>
        throw Gone(Upstream.ScratchSite, "user.info, once for each.");

    [Request(
        "user.whatshappening",
        Description = "Would be what the users somebody follows did; only they themselves may see it.",
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

namespace CloudBridge.Scratch;

/// <summary>Scratch's web site and the services around it.</summary>
internal static class ScratchSiteEndpoints
{
    private const string Deprecated = "Deprecated since 25 October 2015, but still answered.";
    private const string OtherHost = "Optional: a proxy of others, used only where the operator chooses it.";

    public static IReadOnlyList<ScratchEndpoint> All { get; } = [.. Pages, .. Services, .. Proxies, .. SignedIn];

    private static IEnumerable<ScratchEndpoint> Pages =>
    [
        Live(Upstream.ScratchSite, "/site-api/comments/user/{username}/") with
        {
            Note = $"{Deprecated} The only source of the comments on profiles.",
        },
        Live(Upstream.ScratchSite, "/site-api/comments/project/{id}/") with
        {
            Note = $"{Deprecated} Newer: /users/{{username}}/projects/{{id}}/comments of the Scratch API.",
        },
        Live(Upstream.ScratchSite, "/site-api/comments/gallery/{id}/") with
        {
            Note = $"{Deprecated} Newer: /studios/{{id}}/comments of the Scratch API.",
        },
        Live(Upstream.ScratchSite, "/messages/ajax/user-activity/"),
        Live(Upstream.ScratchSite, "/users/{username}/followers/"),
        Live(Upstream.ScratchSite, "/users/{username}/following/"),
        Live(Upstream.ScratchSite, "/users/{username}/studios_following/"),
        Live(Upstream.ScratchSite, "/statistics/data/daily/"),
        Live(Upstream.ScratchSite, "/statistics/data/monthly/"),
        Live(Upstream.ScratchSite, "/statistics/data/monthly-ga/"),
        Live(Upstream.ScratchSite, "/discuss/feeds/topic/{id}/"),
        Live(Upstream.ScratchSite, "/discuss/topic/{id}/"),
        Live(Upstream.ScratchSite, "/discuss/m/topic/{id}/") with
        {
            Note = "The same topic in the form for small screens; /discuss/topic/{id}/ is asked in its place.",
        },
    ];

    private static IEnumerable<ScratchEndpoint> Services =>
    [
        Live(Upstream.CloudData, "/health"),
        Live(Upstream.CloudData, "/logs"),
        Live(Upstream.Projects, "/{id}"),
        Live(Upstream.Assets, "/internalapi/asset/{md5ext}/get/"),
        Live(Upstream.Uploads, "/get_image/user/{id}_{width}x{height}.png"),
        Live(Upstream.Uploads, "/get_image/project/{id}_{width}x{height}.png"),
        Live(Upstream.Uploads, "/get_image/gallery/{id}_{width}x{height}.png"),
        Live(Upstream.Translate, "/translate"),
        Live(Upstream.Translate, "/supported"),
        Live(Upstream.Synthesis, "/synth"),
        Live(Upstream.Resources, "/localized-urls.json"),
        Live(Upstream.Ocular, "/api/user/{username}"),
        Live(Upstream.Ocular, "/api/reactions/{post}"),
    ];

    private static IEnumerable<ScratchEndpoint> Proxies =>
    [
        Live(Upstream.Trampoline, "/api/projects/{id}") with { Note = OtherHost },
        Live(Upstream.Trampoline, "/api/users/{username}") with { Note = OtherHost },
        Live(Upstream.Trampoline, "/api/studios/{id}/projects") with { Note = OtherHost },
        Live(Upstream.Trampoline, "/thumbnails/{id}") with { Note = OtherHost },
        Live(Upstream.Trampoline, "/avatars/{id}") with { Note = OtherHost },
        Live(Upstream.Trampoline, "/avatars/by-username/{username}") with { Note = OtherHost },
        Live(Upstream.Trampoline, "/translate/translate") with { Note = OtherHost },
        Live(Upstream.Trampoline, "/tts/synth") with { Note = OtherHost },
        Gone("/site-proxy"),
        Gone("/cloud-proxy"),
    ];

    private static IEnumerable<ScratchEndpoint> SignedIn =>
    [
        NeedsSignIn(Upstream.CloudData, "WS", "/", "The cloud itself: the bridge joins it as the account of a cloud in its settings, not in a look-up."),
        NeedsSignIn(Upstream.ScratchSite, "GET", "/session", "Asked only when an account of a cloud signs in."),
        NeedsSignIn(Upstream.ScratchSite, "GET", "/csrf_token/", "A part of signing in; it reads nothing."),
        NeedsSignIn(
            Upstream.ScratchSite,
            "GET",
            "/messages/ajax/get-message-count/",
            "Own messages only. For all users: /users/{username}/messages/count of the Scratch API."),
        NeedsSignIn(Upstream.ScratchSite, "GET", "/site-api/users/all/{username}/", "The own profile with its featured project."),
        NeedsSignIn(
            Upstream.ScratchSite,
            "GET",
            "/site-api/projects/{filter}/",
            "My stuff. For shared projects: /users/{username}/projects of the Scratch API."),
        NeedsSignIn(
            Upstream.ScratchSite,
            "GET",
            "/site-api/galleries/{filter}/",
            "My stuff. For curated studios: /users/{username}/studios/curate of the Scratch API."),
        NeedsSignIn(Upstream.ScratchSite, "GET", "/site-api/classrooms/{path}", "Classes of a teacher."),
        NeedsSignIn(Upstream.ScratchSite, "GET", "https://backpack.scratch.mit.edu/{username}", "The own backpack."),
        Writes("POST", "/login/", "Signs in; done only for an account of a cloud."),
        Writes("POST", "/accounts/login/", "Signs in; done only for an account of a cloud."),
        Writes("DELETE", "https://backpack.scratch.mit.edu/{username}/{id}", "Takes something out of the own backpack."),
    ];

    private static ScratchEndpoint Live(Upstream upstream, string path) => new(upstream, "GET", path);

    private static ScratchEndpoint Gone(string path) =>
        new(Upstream.Trampoline, "GET", path, EndpointState.Gone) { Note = "Removed by its owner; nothing replaces it." };

    private static ScratchEndpoint NeedsSignIn(Upstream upstream, string method, string path, string note) =>
        new(upstream, method, path, EndpointState.NeedsSignIn) { Note = note };

    private static ScratchEndpoint Writes(string method, string path, string note) =>
        new(Upstream.ScratchSite, method, path, EndpointState.Writes) { Note = note };
}

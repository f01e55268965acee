namespace CloudBridge.Scratch;

/// <summary>
/// ScratchDB, versions 2 and 3. The public one is gone since May 2024; this server's own store answers version 2.
/// </summary>
internal static class ScratchDbEndpoints
{
    public static IReadOnlyList<ScratchEndpoint> All { get; } =
    [
        Read("/v2/user/info/{username}"),
        Read("/v2/user/rank/{country}/{type}/{page}"),
        Read("/v2/project/info/id/{id}"),
        Read("/v2/project/rank/{type}/{page}"),
        Read("/v2/project/info/user/{username}"),
        Read("/v2/forum/user/info/{username}"),
        Read("/v2/forum/post/{id}"),
        Read("/v2/forum/user/posts/{username}"),
        Read("/v2/forum/topic/{id}"),
        Read("/v2/forum/search"),
        Read("/v2/forum/category/rank/{category}/{page}"),
        Read("/v3/user/info/{username}"),
        Read("/v3/user/rank/{country}/{type}/{page}"),
        Read("/v3/user/graph/{username}/{type}"),
        Read("/v3/project/info/{id}"),
        Read("/v3/forum/user/info/{username}"),
        Read("/v3/forum/user/graph/{username}/{category}"),
        Read("/v3/forum/user/history/{username}"),
        Read("/v3/forum/user/posts/{username}/{page}"),
        Read("/v3/forum/post/info/{id}"),
        Read("/v3/forum/topic/info/{id}"),
        Read("/v3/forum/topic/posts/{id}/{page}"),
        Read("/v3/forum/category/topics/{category}/{page}"),
        Read("/v3/forum/category/rank/{category}/{page}"),
        Read("/v3/forum/search"),
        NeedsKey("GET"),
        NeedsKey("POST"),
    ];

    private static ScratchEndpoint Read(string path) => new(Upstream.ScratchDb, "GET", path);

    private static ScratchEndpoint NeedsKey(string method) => new(Upstream.ScratchDb, method, "/search/indexes/forum_posts/search", EndpointState.NeedsSignIn)
    {
        Note = "Needs a key from whoever runs it. The request forum.search asks this server's own store, or a ScratchDB of version 2 or 3.",
    };
}

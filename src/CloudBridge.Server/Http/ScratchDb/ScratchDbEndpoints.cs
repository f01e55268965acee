namespace CloudBridge.Server.Http.ScratchDb;

/// <summary>The local ScratchDB over HTTP, in the paths and shapes of version 2.</summary>
internal static class ScratchDbEndpoints
{
    public static IEndpointRouteBuilder MapScratchDb(this IEndpointRouteBuilder app) => app;
}

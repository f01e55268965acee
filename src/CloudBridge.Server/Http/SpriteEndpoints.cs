using System.Collections.Concurrent;
using CloudBridge.Server.Http.Monitors.Limits;
using CloudBridge.Server.Sprites;
using CloudBridge.Sprites;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Http;

/// <summary><c>/sprites/…</c>: projects and a sprite with a block for each request of this server.</summary>
internal static class SpriteEndpoints
{
    private const string MediaType = "application/x.scratch.sb3";

    public static void MapSprites(this IEndpointRouteBuilder app)
    {
        var sprites = app.MapGroup("/sprites").WithMetadata(new PublicRead()).ExcludeFromDescription();
        var files = new ConcurrentDictionary<(string File, SpriteLanguage Language), byte[]>();
        foreach (var file in new[] { "starter.sb3", "cloudhead.sb3", "cloudbridge.sprite3" })
        {
            sprites.MapGet(file, Results<FileContentHttpResult, NotFound> (HttpContext context, IRequestCatalog catalog, string? language) =>
                SpriteLanguages.TryGet(language ?? "en", out var known)
                    ? Send(context, file, files.GetOrAdd((file, known), key => Make(key.File, key.Language, catalog)))
                    : TypedResults.NotFound());
        }
    }

    private static FileContentHttpResult Send(HttpContext context, string file, byte[] bytes)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.File(bytes, MediaType, file);
    }

    private static byte[] Make(string file, SpriteLanguage language, IRequestCatalog catalog)
    {
        var requests = SpriteRequests.All(catalog);
        var options = new SpriteOptions { Language = language };
        return file switch
        {
            "starter.sb3" => SpriteFile.Project(requests, options),
            "cloudhead.sb3" => SpriteFile.Project(SpriteRequests.Choose(catalog, SpriteRequests.OfCloudHead), options with { Project = SpriteProject.CloudHead }),
            _ => SpriteFile.Sprite(requests, options),
        };
    }
}

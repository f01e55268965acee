using System.Collections.Concurrent;
using CloudBridge.Hosting;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Limiting;
using CloudBridge.Sprites;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.Sprites;

/// <summary><c>/sprites/…</c>: projects and a sprite with a block for each request of this server.</summary>
internal static class SpriteEndpoints
{
    private const string MediaType = "application/x.scratch.sb3";

    public static void MapSprites(this IEndpointRouteBuilder app)
    {
        var sprites = app.MapGroup("/sprites").WithMetadata(new PublicRead()).AnswersPreflights().ExcludeFromDescription();
        var files = new ConcurrentDictionary<(string File, SpriteLanguage Language, string? Cloud), byte[]>();
        foreach (var file in new[] { "starter.sb3", "cloudhead.sb3", "cloudbridge.sprite3" })
        {
            sprites.MapGet(file, Results<FileContentHttpResult, NotFound> (
                HttpContext context, IRequestCatalog catalog, IOptions<CloudBridgeOptions> bridge, string? language, string? cloud) =>
                SpriteLanguages.TryGet(language ?? "en", out var known) && CloudVariables.Of(bridge.Value.Clouds, cloud) is { } variables
                    ? Send(context, file, files.GetOrAdd(
                        (file, known, cloud?.ToUpperInvariant()),
                        key => Make(key.File, new SpriteOptions { Language = key.Language, Variables = variables }, catalog)))
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

    private static byte[] Make(string file, SpriteOptions options, IRequestCatalog catalog)
    {
        var requests = SpriteRequests.All(catalog);
        return file switch
        {
            "starter.sb3" => SpriteFile.Project(requests, options),
            "cloudhead.sb3" =>
                SpriteFile.Project(SpriteRequests.Choose(catalog, SpriteRequests.OfCloudHead), options with { Project = SpriteProject.CloudHead }),
            _ => SpriteFile.Sprite(requests, options),
        };
    }
}

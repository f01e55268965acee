namespace CloudBridge.Server.Features.Sprites;

/// <summary>Scratch projects with a block for each request of this server.</summary>
internal sealed class SpritesFeature : IServerFeature
{
    public void MapRoutes(WebApplication app) => app.MapSprites();
}

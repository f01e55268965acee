using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Projects;

/// <summary>A Scratch 3 project under construction.</summary>
internal sealed class ProjectBuilder
{
    private readonly List<SpriteBuilder> _sprites = [];
    private readonly List<StageMonitor> _monitors = [];

    public StageBuilder Stage { get; } = new();

    public IReadOnlyList<SpriteBuilder> Sprites => _sprites;

    /// <summary>Every image once, in the order of first use.</summary>
    public IEnumerable<SvgImage> Images => Targets.SelectMany(target => target.Images).DistinctBy(image => image.AssetId);

    private IEnumerable<TargetBuilder> Targets => [Stage, .. _sprites];

    /// <summary>Adds a sprite that is not seen.</summary>
    public SpriteBuilder AddSprite(string name)
    {
        var sprite = new SpriteBuilder(name, _sprites.Count + 1);
        _sprites.Add(sprite);
        return sprite;
    }

    /// <summary>Adds a sprite that is seen, before those added earlier.</summary>
    public SpriteBuilder AddSprite(string name, int x, int y, params Costume[] costumes)
    {
        var sprite = new SpriteBuilder(name, _sprites.Count + 1) { IsVisible = true, X = x, Y = y };
        foreach (var costume in costumes)
        {
            sprite.AddCostume(costume);
        }

        _sprites.Add(sprite);
        return sprite;
    }

    /// <summary>Shows a variable or list.</summary>
    public void Show(StageMonitor monitor) => _monitors.Add(monitor);

    /// <summary>The content of project.json.</summary>
    public JsonObject ToJson() => new()
    {
        ["targets"] = new JsonArray([.. Targets.Select(target => target.ToJson())]),
        ["monitors"] = new JsonArray([.. _monitors.Select(monitor => monitor.ToJson())]),
        ["extensions"] = new JsonArray(),
        ["meta"] = new JsonObject { ["semver"] = "3.0.0", ["vm"] = "5.0.300", ["agent"] = "CloudBridge" },
    };
}

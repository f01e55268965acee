using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Tests;

/// <summary>Requests of each kind, and the JSON of what is made from them.</summary>
internal static class Written
{
    public static IReadOnlyList<BlockRequest> Requests { get; } =
    [
        new("ping", []),
        new("echo", [new("text", "text")]),
        new("user.info", [new("name", "text"), new("fields", "text", IsOptional: true, IsNamed: true)], "Gives facts about a user.") { Answer = "the name", Example = "user.info mres" },
        new("add", [new("numbers", "number", IsRest: true)]),
        new("flip", [new("on", "true/false"), new("times", "number", IsOptional: true)]) { NeedsIdentity = true },
    ];

    public static IEnumerable<SpriteOptions> AllOptions() =>
        from wire in Enum.GetValues<SpriteWire>()
        from project in Enum.GetValues<SpriteProject>()
        from language in Enum.GetValues<SpriteLanguage>()
        select new SpriteOptions { Wire = wire, Project = project, Language = language };

    public static JsonObject Json(SpriteOptions options) => SpriteFile.Build(Requests, options).Project.ToJson();

    public static IEnumerable<JsonObject> Targets(JsonObject project) => project["targets"]!.AsArray().Select(target => target!.AsObject());

    public static IEnumerable<JsonNode> Blocks(JsonObject target) => target["blocks"]!.AsObject().Select(block => block.Value!);
}

using System.Text.Json;

namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>One entry of protocol/vectors/cloud-requests.json.</summary>
internal sealed record CloudRequestVector(string Name, string Text, IReadOnlyList<string> Values, JsonElement Json)
{
    public static IReadOnlyDictionary<string, CloudRequestVector> All { get; } =
        VectorFile.Read("cloud-requests.json").EnumerateArray().Select(Parse).ToDictionary(vector => vector.Name);

    public string? RequestId => Json.TryGetProperty("request_id", out var id) ? id.GetString() : null;

    public string? SpriteStatus => Json.TryGetProperty("sprite_status", out var status) ? status.GetString() : null;

    public IReadOnlyList<string> SpriteList => Strings("sprite_response_list");

    public IReadOnlyList<string> HandlerArguments => Strings("host_handler_args");

    /// <summary>What the recorded host wrote in answer to a request entry that tells it.</summary>
    public IReadOnlyList<string> Writes => ValuesOf(Json.GetProperty("writes"));

    private IReadOnlyList<string> Strings(string key) => [.. Json.GetProperty(key).EnumerateArray().Select(item => item.GetString()!)];

    private static CloudRequestVector Parse(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("text").GetString()!,
        ValuesOf(json.GetProperty("digits")),
        json);

    private static IReadOnlyList<string> ValuesOf(JsonElement digits) => digits.ValueKind == JsonValueKind.String
        ? [digits.GetString()!]
        : [.. digits.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetProperty("value").GetString()!)];
}

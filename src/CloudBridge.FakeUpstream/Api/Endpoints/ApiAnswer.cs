using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The answer of an endpoint.</summary>
internal readonly record struct ApiAnswer(int Status, JsonNode Body)
{
    /// <summary>Scratch says the same of what is not there, not shared, or removed.</summary>
    public static ApiAnswer NotFound => Fault(404, "NotFound");

    /// <summary>The answer that a reader without a login gets where one is needed.</summary>
    public static ApiAnswer Forbidden => Fault(403, "Forbidden");

    public static ApiAnswer Of(JsonNode body) => new(200, body);

    public static ApiAnswer BadRequest(string message) => Fault(400, "BadRequest", message);

    private static ApiAnswer Fault(int status, string code, string message = "") =>
        new(status, new JsonObject { ["code"] = code, ["message"] = message });
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>Writes JSON to the byte as CloudHead did: a space behind each colon and each comma, and no line break.</summary>
internal static class SpacedJson
{
    /// <summary>What <c>/</c> answers.</summary>
    public const string Up = """{"status": "up"}""";

    public static string Count(long count) => string.Create(CultureInfo.InvariantCulture, $"{{\"count\": {count}}}");

    public static string Names(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(Quote))}]";

    public static string Famous(IEnumerable<FamousUser> users) => $"[{string.Join(", ", users.Select(OneOf))}]";

    private static string OneOf(FamousUser user) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"name\": {Quote(user.Name)}, \"follower_count\": {user.Followers}}}");

    private static string Quote(string text) => new StringBuilder("\"").Append(JsonEncodedText.Encode(text).Value).Append('"').ToString();
}

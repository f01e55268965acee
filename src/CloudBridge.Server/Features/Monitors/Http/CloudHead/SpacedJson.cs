using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>Writes JSON to the byte as CloudHead did: a space behind each colon and each comma, and no line break.</summary>
internal static class SpacedJson
{
    /// <summary>The answer of <c>/</c>.</summary>
    public const string Up = """{"status": "up"}""";

    public static string Count(long count) => string.Create(CultureInfo.InvariantCulture, $"{{\"count\": {count}}}");

    public static string Names(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(Quote))}]";

    public static string Famous(IEnumerable<FamousUser> users) => $"[{string.Join(", ", users.Select(OneOf))}]";

    private static string OneOf(FamousUser user) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"name\": {Quote(user.Name)}, \"follower_count\": {user.Followers}}}");

    private static string Quote(string text) => new StringBuilder("\"").Append(JsonEncodedText.Encode(text).Value).Append('"').ToString();

    /// <summary>Says that the server is up; describes what <see cref="SpacedJson"/> writes.</summary>
    /// <param name="Status">up.</param>
    internal sealed record StatusShape(string Status);

    /// <summary>A number of something; describes what <see cref="SpacedJson"/> writes.</summary>
    /// <param name="Count">How many.</param>
    internal sealed record CountShape(long Count);

    /// <summary>A user with many followers; describes what <see cref="SpacedJson"/> writes.</summary>
    /// <param name="Name">The user name.</param>
    /// <param name="FollowerCount">Followers as of the latest monitor made.</param>
    internal sealed record FamousShape(string Name, [property: JsonPropertyName("follower_count")] long FollowerCount);
}

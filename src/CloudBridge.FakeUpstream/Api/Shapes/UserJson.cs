using System.Globalization;
using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The shapes of a user.</summary>
internal static class UserJson
{
    private const string NotTold = "1900-01-01T00:00:00.000Z";
    private static readonly int[] Sizes = [90, 60, 55, 50, 32];

    /// <summary>The whole user, with the addresses of pictures.</summary>
    public static JsonObject Full(FakeUser user) => With(user, "images", Images(user.Id));

    /// <summary>The older shape, with a part of the address of one picture.</summary>
    public static JsonObject Old(FakeUser user)
    {
        var digits = user.Id.ToString("00000", CultureInfo.InvariantCulture);
        var json = With(user, "avatar", $"{digits[..^4]}/{digits[^4..]}.png");
        json.Remove("scratchteam");
        return json;
    }

    /// <summary>The author of a project, without the dates and texts.</summary>
    public static JsonObject Author(FakeUser user, bool named = true)
    {
        var json = new JsonObject { ["id"] = user.Id };
        if (named)
        {
            json["username"] = user.Name;
        }

        json["scratchteam"] = user.IsTeam;
        json["history"] = new JsonObject { ["joined"] = NotTold };
        json["profile"] = new JsonObject { ["id"] = null, ["images"] = Images(user.Id) };
        return json;
    }

    /// <summary>The author of a comment.</summary>
    public static JsonObject Commenter(FakeUser user) => new()
    {
        ["id"] = user.Id,
        ["username"] = user.Name,
        ["scratchteam"] = user.IsTeam,
        ["image"] = $"https://cdn2.scratch.mit.edu/get_image/user/{user.Id}_60x60.png",
    };

    public static JsonObject Images(long id)
    {
        var images = new JsonObject();
        foreach (var size in Sizes)
        {
            images[$"{size}x{size}"] = $"https://cdn2.scratch.mit.edu/get_image/user/{id}_{size}x{size}.png?v=";
        }

        return images;
    }

    private static JsonObject With(FakeUser user, string picture, JsonNode value) => new()
    {
        ["id"] = user.Id,
        ["username"] = user.Name,
        ["scratchteam"] = user.IsTeam,
        ["history"] = new JsonObject { ["joined"] = Dates.Of(user.Joined) },
        ["profile"] = new JsonObject { ["id"] = user.ProfileId, [picture] = value, ["status"] = user.Status, ["bio"] = user.Bio, ["country"] = user.Country },
    };
}

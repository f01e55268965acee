using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads users and classes.</summary>
internal static class UserReader
{
    public static ScratchUser Read(JsonElement user)
    {
        var profile = Json.Property(user, "profile");
        return new ScratchUser(Fields.MustNumber(user, "id"), Fields.MustText(user, "username"))
        {
            IsScratchTeam = Fields.Flag(user, "scratchteam"),
            Joined = Fields.Date(Json.Property(user, "history"), "joined"),
            ProfileId = Json.Number(profile, "id"),
            Images = Fields.Pictures(profile, "images"),
            Avatar = Avatar(profile, Json.Number(user, "id")),
            Status = Json.Text(profile, "status"),
            Bio = Json.Text(profile, "bio"),
            Country = Json.Text(profile, "country"),
        };
    }

    // Old answers have but a part of the path, which the number stands for as well.
    private static string? Avatar(JsonElement profile, long? id) =>
        Fields.Address(profile, "avatar") is not { Length: > 0 } avatar ? null
        : avatar.Contains("://", StringComparison.Ordinal) ? avatar
        : FormattableString.Invariant($"{UpstreamHosts.Of(Upstream.Uploads)}get_image/user/{id}_90x90.png");

    /// <summary>A user, or null where there is none or only the number of one.</summary>
    public static ScratchUser? ReadIfWhole(JsonElement user) =>
        Json.Number(user, "id") is not null && Json.Text(user, "username") is not null ? Read(user) : null;

    public static ScratchClassroom Classroom(JsonElement room) => new(Fields.MustNumber(room, "id"), Fields.MustText(room, "title"))
    {
        Description = Json.Text(room, "description"),
        Status = Json.Text(room, "status"),
        Started = Fields.Date(room, "date_start"),
        Ended = Fields.Date(room, "date_end"),
        Educator = ReadIfWhole(Json.Property(room, "educator")),
    };

    public static UsernameCheck Check(JsonElement check, string asked)
    {
        var message = Fields.MustText(check, "msg");
        return new(Json.Text(check, "username") ?? asked, Verdict(message), message);
    }

    private static UsernameVerdict Verdict(string message) => message switch
    {
        "valid username" => UsernameVerdict.Free,
        "username exists" => UsernameVerdict.Taken,
        "invalid username" => UsernameVerdict.Invalid,
        "bad username" => UsernameVerdict.Inappropriate,
        _ => UsernameVerdict.Unknown,
    };
}

using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>The fields of a user, wherever the user is found.</summary>
internal abstract class UserFields<T> : FieldTable<T>
{
    protected UserFields(Func<T, ScratchUser> user)
    {
        AddText("username", "the name, in the user's own spelling", item => user(item).Username, isUsual: true);
        AddText("country", "the country, in English", item => user(item).Country);
        AddDate("joined", "when the user joined; empty where Scratch does not say", item => user(item).Joined);
        AddNumber("id", "the number of the user", item => user(item).Id);
        AddText("about", "About me", item => user(item).Bio);
        AddText("working_on", "What I'm working on", item => user(item).Status);
        AddTruth("scratchteam", "1 for the Scratch Team", item => user(item).IsScratchTeam);
        AddNumber("profile_id", "the number of the profile", item => user(item).ProfileId);
        AddText("image", "the address of the largest picture", item => Pictures.Largest(user(item).Images) ?? user(item).Avatar);
        foreach (var size in Pictures.OfUsers)
        {
            AddText(
                $"image_{size}",
                $"the address of the picture of {size} pixels; empty where Scratch does not tell it",
                item => user(item).Images.GetValueOrDefault(size));
        }
    }
}

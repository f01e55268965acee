namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>The fields of one user. Counts cost questions of their own, so they come only when asked for by name.</summary>
internal sealed class UserCardFields : UserFields<UserCard>
{
    public const string Followers = "followers";
    public const string Following = "following";
    public const string Favorites = "favorites";
    public const string Projects = "projects";
    public const string Studios = "studios";
    public const string Messages = "messages";

    private const string OnlyByName = "empty unless asked for by name";

    public UserCardFields()
        : base(card => card.User)
    {
        AddNumber(Followers, $"how many follow the user; {OnlyByName}", card => card.Followers);
        AddNumber(Following, $"how many the user follows; {OnlyByName}", card => card.Following);
        AddNumber(Favorites, $"how many projects the user has starred; {OnlyByName}", card => card.Favorites);
        AddNumber(Projects, $"how many projects the user has shared; {OnlyByName}", card => card.Projects);
        AddNumber(Studios, $"how many studios the user curates; {OnlyByName}", card => card.Studios);
        AddNumber(Messages, $"how many messages the user has not read; {OnlyByName}", card => card.Messages);
        SetUsual("username", "country", "joined", "id", "about", "working_on");
    }
}

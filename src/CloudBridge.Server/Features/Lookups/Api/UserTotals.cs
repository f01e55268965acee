using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Counts what users have; null where a list goes on behind what Scratch shows of it.</summary>
internal sealed class UserTotals(IScratchApi api)
{
    public Task<long?> FollowersAsync(string user, CancellationToken cancellationToken) =>
        ListCounter.CountOrNullAsync(range => api.GetFollowersAsync(user, range, cancellationToken));

    public Task<long?> FollowingAsync(string user, CancellationToken cancellationToken) =>
        ListCounter.CountOrNullAsync(range => api.GetFollowingAsync(user, range, cancellationToken));

    public Task<long?> FavoritesAsync(string user, CancellationToken cancellationToken) =>
        ListCounter.CountOrNullAsync(range => api.GetFavoritesAsync(user, range, cancellationToken));

    public Task<long?> ProjectsAsync(string user, CancellationToken cancellationToken) =>
        ListCounter.CountOrNullAsync(range => api.GetUserProjectsAsync(user, range, cancellationToken));

    public Task<long?> StudiosAsync(string user, CancellationToken cancellationToken) =>
        ListCounter.CountOrNullAsync(range => api.GetCuratedStudiosAsync(user, range, cancellationToken));

    /// <summary>Adds the counts that a player asks for by name.</summary>
    public async Task<UserCard> FillAsync(UserCard card, AnswerStyle style, CancellationToken cancellationToken)
    {
        var user = card.User.Username;
        return card with
        {
            Followers = style.Names(UserCardFields.Followers) ? await FollowersAsync(user, cancellationToken) : null,
            Following = style.Names(UserCardFields.Following) ? await FollowingAsync(user, cancellationToken) : null,
            Favorites = style.Names(UserCardFields.Favorites) ? await FavoritesAsync(user, cancellationToken) : null,
            Projects = style.Names(UserCardFields.Projects) ? await ProjectsAsync(user, cancellationToken) : null,
            Studios = style.Names(UserCardFields.Studios) ? await StudiosAsync(user, cancellationToken) : null,
            Messages = style.Names(UserCardFields.Messages) ? await api.CountMessagesAsync(user, cancellationToken) : null,
        };
    }
}

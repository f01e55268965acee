using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>A user with the counts that were asked for; the others are null.</summary>
/// <param name="User">The user.</param>
internal sealed record UserCard(ScratchUser User)
{
    public long? Followers { get; init; }

    public long? Following { get; init; }

    public long? Favorites { get; init; }

    public long? Projects { get; init; }

    public long? Studios { get; init; }

    public long? Messages { get; init; }
}

using CloudBridge.Connections;

namespace CloudBridge.Rooms;

/// <summary>A room that was joined because a pattern matches it. Guarded by its follower.</summary>
internal sealed class FollowedRoom(ProjectSession session, CancellationTokenSource gone)
{
    public ProjectSession Session => session;

    public string Id => session.Channel.ProjectId;

    /// <summary>Cancelled when it is to be left.</summary>
    public CancellationTokenSource Gone => gone;

    /// <summary>Its place among the rooms without players; null while it has some, and while it is being left.</summary>
    public LinkedListNode<FollowedRoom>? EmptyNode { get; set; }

    /// <summary>The timestamp at which its last player left.</summary>
    public long EmptySince { get; set; }
}

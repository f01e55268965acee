namespace CloudBridge.Sprites.Engine;

/// <summary>The purpose of an entry in the list of requests. The numbers stand in the blocks.</summary>
internal static class RequestKind
{
    /// <summary>A script waits for the answer.</summary>
    public const int Asked = 0;

    /// <summary>The engine follows a topic again after the server has restarted.</summary>
    public const int FollowAgain = 1;

    /// <summary>News of a topic, which nobody asked for.</summary>
    public const int News = 2;
}

namespace CloudBridge.TestKit;

/// <summary>One handshake.</summary>
/// <param name="Project">The room.</param>
/// <param name="User">The declared name.</param>
/// <param name="AskedForReady">True when the snapshot is to end with a ready line.</param>
public sealed record CloudJoin(string Project, string User, bool AskedForReady);

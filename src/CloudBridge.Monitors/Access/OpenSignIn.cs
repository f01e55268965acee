namespace CloudBridge.Monitors.Access;

/// <summary>A sign-in whose key was not fetched yet.</summary>
internal sealed class OpenSignIn(string code, byte[] tokenHash)
{
    public string Code { get; } = code;

    public byte[] TokenHash { get; } = tokenHash;

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Who has shown the code, as the cloud writes the name; null before.</summary>
    public string? User { get; set; }

    /// <summary>Whether its key is being made.</summary>
    public bool IsFetching { get; set; }

    public LinkedListNode<OpenSignIn>? Place { get; set; }
}

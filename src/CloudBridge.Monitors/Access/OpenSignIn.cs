namespace CloudBridge.Monitors.Access;

/// <summary>A sign-in whose key was not fetched yet.</summary>
/// <param name="code">What the user shows.</param>
/// <param name="tokenHash">What is kept of the token.</param>
/// <param name="name">Who must show the code, in whatever case.</param>
/// <param name="origin">Where it was begun from.</param>
internal sealed class OpenSignIn(string code, byte[] tokenHash, string name, string origin)
{
    public string Code { get; } = code;

    public byte[] TokenHash { get; } = tokenHash;

    public string Name { get; } = name;

    public string Origin { get; } = origin;

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The user who has shown the code, as the cloud writes the name; null before.</summary>
    public string? User { get; set; }

    /// <summary>True while its key is being made.</summary>
    public bool IsFetching { get; set; }

    public LinkedListNode<OpenSignIn>? Place { get; set; }

    /// <summary>Its place among those of its origin that wait for their code; null when it waits no more.</summary>
    public LinkedListNode<OpenSignIn>? PlaceOfOrigin { get; set; }
}

namespace CloudBridge.Clouds;

/// <summary>Everything that opening a socket under an account takes. The headers are secrets: they are never logged.</summary>
/// <param name="User">The name to declare in the handshake.</param>
/// <param name="Headers">Headers of the opening request, such as Cookie and Origin.</param>
public sealed record CloudSignIn(string User, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>
    /// The address that the headers are for: they go to its scheme, host and port only, and nowhere when it is null.
    /// </summary>
    public Uri? Target { get; init; }

    /// <summary>The name only, so that no secret gets into a log by accident.</summary>
    public override string ToString() => $"sign-in of {User}";

    internal bool IsFor(Uri url) =>
        Target is { } target && target.Scheme == url.Scheme && target.IdnHost == url.IdnHost && target.Port == url.Port;
}

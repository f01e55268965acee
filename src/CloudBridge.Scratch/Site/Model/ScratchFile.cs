namespace CloudBridge.Scratch;

/// <summary>A file of Scratch: a costume, a sound or a thumbnail.</summary>
/// <param name="MediaType">Its media type; empty when none was given.</param>
/// <param name="Data">Its content.</param>
public sealed record ScratchFile(string MediaType, ReadOnlyMemory<byte> Data)
{
    /// <summary>True when it is the picture that Scratch shows in place of one that was never set (its status 688).</summary>
    public bool IsDefault { get; init; }
}

/// <summary>Whose thumbnail.</summary>
public enum ThumbnailKind
{
    /// <summary>The picture of a user.</summary>
    User,

    /// <summary>The thumbnail of a project.</summary>
    Project,

    /// <summary>The picture of a studio.</summary>
    Studio,
}

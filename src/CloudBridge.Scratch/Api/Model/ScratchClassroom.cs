namespace CloudBridge.Scratch;

/// <summary>A class of a teacher. What Scratch leaves out is null.</summary>
/// <param name="Id">The number of the class.</param>
/// <param name="Title">Its title.</param>
public sealed record ScratchClassroom(long Id, string Title)
{
    /// <summary>"About this class".</summary>
    public string? Description { get; init; }

    /// <summary>"What we're working on".</summary>
    public string? Status { get; init; }

    /// <summary>The time at which it began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>The time at which it ended; null while it goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The teacher.</summary>
    public ScratchUser? Educator { get; init; }
}

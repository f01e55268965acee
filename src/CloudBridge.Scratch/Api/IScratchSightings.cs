namespace CloudBridge.Scratch;

/// <summary>
/// Hears of every user and project that an upstream has just told of, to remember them. Never blocks, never throws.
/// </summary>
public interface IScratchSightings
{
    /// <summary>A user was seen, with what is known from this answer; the rest is null.</summary>
    void Saw(ScratchUser user);

    /// <summary>A project was seen.</summary>
    /// <param name="project">The project.</param>
    /// <param name="author">Its author's name, where the project itself does not have it.</param>
    void Saw(ScratchProject project, string? author = null);
}

/// <summary>Remembers nothing.</summary>
public sealed class NoSightings : IScratchSightings
{
    /// <inheritdoc />
    public void Saw(ScratchUser user)
    {
    }

    /// <inheritdoc />
    public void Saw(ScratchProject project, string? author = null)
    {
    }
}

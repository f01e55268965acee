namespace CloudBridge.Scratch.Tests.Api;

/// <summary>Keeps what it hears.</summary>
internal sealed class Sightings : IScratchSightings
{
    public List<ScratchUser> Users { get; } = [];

    public List<(ScratchProject Project, string? Author)> Projects { get; } = [];

    public void Saw(ScratchUser user) => Users.Add(user);

    public void Saw(ScratchProject project, string? author = null) => Projects.Add((project, author));
}

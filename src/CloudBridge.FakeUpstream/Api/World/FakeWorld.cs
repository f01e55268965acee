namespace CloudBridge.FakeUpstream.Api;

/// <summary>The made-up Scratch that all endpoints tell of.</summary>
internal sealed class FakeWorld
{
    public FakeWorld()
    {
        Known = new KnownThings(Examples);
        Users = new FakeUsers(Known);
        Projects = new FakeProjects(Users, Known);
        Studios = new FakeStudios(Users, Projects, Known);
        Comments = new WorldComments(Users);
    }

    public Examples Examples { get; } = new();

    public KnownThings Known { get; }

    public FakeUsers Users { get; }

    public FakeProjects Projects { get; }

    public FakeStudios Studios { get; }

    public WorldComments Comments { get; }
}

namespace CloudBridge.Scratch.Api;

/// <summary>Passes on who and what was seen in an answer.</summary>
internal sealed class ApiSightings(IScratchSightings sightings)
{
    public void User(ScratchUser user) => sightings.Saw(user);

    public void Project(ScratchProject project) => ProjectOf(project, null);

    /// <summary>A project from an answer about one user, which may leave out the author.</summary>
    public void ProjectOf(ScratchProject project, string? author)
    {
        if (HasCounters(project))
        {
            sightings.Saw(project, project.Author is null ? author : null);
        }

        if (project.Author is { } user)
        {
            sightings.Saw(user);
        }
    }

    /// <summary>Only its author: a studio does not tell the counters of its projects.</summary>
    public void InStudio(StudioProject project)
    {
        if (project.CreatorId is > 0 and var creator)
        {
            sightings.Saw(new ScratchUser(creator, project.Username) { Images = project.Avatar });
        }
    }

    public void Comment(ScratchComment comment) =>
        sightings.Saw(new ScratchUser(comment.Author.Id, comment.Author.Username) { IsScratchTeam = comment.Author.IsScratchTeam });

    public void Event(StudioEvent happened)
    {
        if (happened.ActorId is > 0 and var actor && happened.ActorUsername.Length > 0)
        {
            sightings.Saw(new ScratchUser(actor, happened.ActorUsername));
        }
    }

    public void Class(ScratchClassroom room)
    {
        if (room.Educator is { } educator)
        {
            sightings.Saw(educator);
        }
    }

    private static bool HasCounters(ScratchProject project) => project.Shared is not null || project.Stats != new ScratchProjectStats();
}

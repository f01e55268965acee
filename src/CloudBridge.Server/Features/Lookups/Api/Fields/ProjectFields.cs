using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>The fields of one project.</summary>
internal class ProjectFields : FieldTable<ScratchProject>
{
    public ProjectFields()
    {
        AddNumber("id", "the number of the project", project => project.Id);
        AddText("title", "the title", project => project.Title, isUsual: true);
        AddText("author", "who made it; empty in lists of one user's projects", project => project.Author?.Username, isUsual: true);
        AddNumber("views", "how often it was looked at", project => project.Stats.Views, isUsual: true);
        AddNumber("loves", "hearts", project => project.Stats.Loves, isUsual: true);
        AddNumber("favorites", "stars", project => project.Stats.Favorites, isUsual: true);
        AddNumber("remixes", "how often it was remixed; empty where Scratch does not say", project => project.Stats.Remixes, isUsual: true);
        AddDate("shared", "when it was shared", project => project.Shared, isUsual: true);
        AddDate("created", "when it was made", project => project.Created);
        AddDate("modified", "when it was changed last", project => project.Modified);
        AddText("instructions", "how to use it", project => project.Instructions);
        AddText("notes", "notes and credits", project => project.Description);
        AddNumber("comments", "how many comments it has; empty where Scratch does not say", project => project.Stats.Comments);
        AddTruth("comments_open", "1 when comments are open; empty where Scratch does not say", project => project.AreCommentsAllowed);
        AddTruth("public", "1 when it is shared; empty where Scratch does not say", project => project.IsPublic);
        AddTruth("published", "1 when it was ever shared; empty where Scratch does not say", project => project.IsPublished);
        AddText("visibility", "visible or why not; empty where Scratch does not say", project => project.Visibility);
        AddNumber("parent", "the project it is a remix of; empty for none", project => project.RemixParent);
        AddNumber("root", "the first project of its remixes; empty for none", project => project.RemixRoot);
        AddNumber("author_id", "the number of who made it", project => project.Author?.Id);
        AddTruth("author_scratchteam", "1 when the Scratch Team made it; empty where Scratch does not say", project => project.Author?.IsScratchTeam);
        AddDate("author_joined", "when who made it joined; empty where Scratch does not say", project => project.Author?.Joined);
        AddText(
            "author_image",
            "the address of the largest picture of who made it",
            project => project.Author is { } author ? Pictures.Largest(author.Images) ?? author.Avatar : null);
        AddText("token", "what its content can be fetched with for a few minutes; empty in lists", project => project.Token);
        AddText("image", "the address of its picture", project => project.Image ?? Pictures.Largest(project.Images));
        foreach (var size in Pictures.OfProjects)
        {
            AddText(
                $"image_{size}",
                $"the address of the picture of {size} pixels; empty where Scratch does not tell it",
                project => project.Images.GetValueOrDefault(size));
        }
    }

    /// <summary>The fields of a project in a list.</summary>
    internal sealed class Listed : ProjectFields
    {
        public Listed() => SetUsual("id", "title", "author");
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The endpoints from which projects can be read.</summary>
internal static class ProjectReads
{
    private const long Shared = 13_561_186;
    private const int StudiosOfExample = 60;
    private const string OfUser = "/users/{name}/projects/{id}";
    private static readonly DateTimeOffset NewestComment = new(2025, 9, 1, 12, 0, 0, TimeSpan.Zero);

    public static void Map(RouteGroupBuilder group, FakeWorld world)
    {
        group.Read(world, "/projects/count/all", _ => ApiAnswer.Of(new JsonObject { ["count"] = Shared }));
        group.Read(world, "/projects/{id}", question => Find(question) is { } project
            ? ApiAnswer.Of(ProjectJson.Full(project, Remixes(world, project), question.Now))
            : ApiAnswer.NotFound);
        group.Read(world, "/projects/{id}/remixes", question => Find(question) is { } project
            ? question.Page(world.Projects.RemixesOf(project).Select(remix => ProjectJson.Item(remix, Remixes(world, remix))))
            : ApiAnswer.NotFound);
        group.Read(world, OfUser, question => For(
            question,
            project => ApiAnswer.Of(WithoutName(ProjectJson.Full(project, Remixes(world, project), question.Now)))));
        group.Read(world, OfUser + "/studios", question => For(
            question,
            project => question.Page(Studios(question, project).Select(StudioJson.Item))));
        group.Read(world, OfUser + "/comments", question => For(question, _ => CommentAnswers.List(question, NewestComment)));
        group.Read(world, OfUser + "/comments/{comment}", question => For(question, _ => CommentAnswers.One(question, NewestComment)));
        group.Read(world, OfUser + "/comments/{comment}/replies", question => For(
            question,
            _ => CommentAnswers.Replies(question, NewestComment)));
    }

    private static FakeProject? Find(ApiQuestion question) => question.World.Projects.Find(question.Id("id"));

    private static int Remixes(FakeWorld world, FakeProject project) => world.Projects.RemixesOf(project).Count();

    private static ApiAnswer For(ApiQuestion question, Func<FakeProject, ApiAnswer> answer) =>
        Find(question) is { } project && project.Author.Name.Equals(question.Text("name"), StringComparison.OrdinalIgnoreCase)
            ? answer(project)
            : ApiAnswer.NotFound;

    // The project of the example is in more studios than the document shows, but its number does not say in which.
    private static IEnumerable<FakeStudio> Studios(ApiQuestion question, FakeProject project) =>
        question.Example is null
            ? question.World.Studios.With(project)
            : Enumerable.Range(0, StudiosOfExample).Select(i => question.World.Studios.Some(Seed.Of("studios", project.Id, i)));

    private static JsonObject WithoutName(JsonObject project)
    {
        project["author"]!.AsObject().Remove("username");
        return project;
    }
}

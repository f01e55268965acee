using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>What can be read of users.</summary>
internal static class UserReads
{
    private static readonly string[] OwnersOnly =
    [
        "messages", "messages/admin", "invites", "following/users/activity", "following/users/loves", "following/users/projects", "following/studios/projects", "projects/recentlyviewed",
    ];

    public static void Map(RouteGroupBuilder group, FakeWorld world)
    {
        group.Read(world, "/users/{name}", question => For(question, user => ApiAnswer.Of(UserJson.Full(user))));
        group.Read(world, "/users/{name}/messages/count", question => For(question, user => ApiAnswer.Of(new JsonObject { ["count"] = Seed.Of("messages", user.Id).Below(60) })));
        group.Read(world, "/users/{name}/followers", question => For(question, user => question.Page(Related(world, user, "followers"))));
        group.Read(world, "/users/{name}/following", question => For(question, user => question.Page(Related(world, user, "following"))));
        group.Read(world, "/users/{name}/favorites", question => For(question, user => question.Page(Favorites(world, user))));
        group.Read(world, "/users/{name}/projects", question => For(question, user => question.Page(world.Projects.Of(user).Select(project => InList(world, project)))));
        group.Read(world, "/users/{name}/studios/curate", question => For(question, user => question.Page(world.Studios.CuratedBy(user).Select(StudioJson.Item))));
        foreach (var path in OwnersOnly)
        {
            group.Read(world, "/users/{name}/" + path, _ => ApiAnswer.Forbidden);
        }
    }

    /// <summary>A project in the list of a user: Scratch has two shapes, and every other user has the older one.</summary>
    public static JsonObject InList(FakeWorld world, FakeProject project) =>
        world.Users.IsKnown(project.Author) || project.Author.Number % 2 == 0
            ? ProjectJson.Old(project, FakeComments.CountAll(PlaceOf(project)))
            : ProjectJson.Item(project, world.Projects.RemixesOf(project).Count(), named: false);

    /// <summary>The path that the comments of a project are below.</summary>
    public static string PlaceOf(FakeProject project) => $"/users/{project.Author.Name}/projects/{project.Id}";

    private static ApiAnswer For(ApiQuestion question, Func<FakeUser, ApiAnswer> answer) =>
        question.World.Users.Find(question.Text("name")) is { } user ? answer(user) : ApiAnswer.NotFound;

    private static IEnumerable<JsonObject> Related(FakeWorld world, FakeUser user, string relation) =>
        world.Users.RelatedTo(user, relation).Select(other => user.Number % 2 == 0 ? UserJson.Old(other) : UserJson.Full(other));

    private static IEnumerable<JsonObject> Favorites(FakeWorld world, FakeUser user)
    {
        var count = Seed.Of("favorites", user.Id).Below(110);
        return Enumerable.Range(0, count).Select(i => world.Projects.Some(Seed.Of("favorite", user.Id, i))).DistinctBy(project => project.Id).Select(project => InList(world, project));
    }
}

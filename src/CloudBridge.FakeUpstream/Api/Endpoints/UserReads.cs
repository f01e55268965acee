using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The endpoints from which users can be read.</summary>
internal static class UserReads
{
    private static readonly string[] OwnersOnly =
    [
        "messages", "messages/admin", "invites", "following/users/activity", "following/users/loves",
        "following/users/projects", "following/studios/projects", "projects/recentlyviewed",
    ];

    public static void Map(RouteGroupBuilder group, FakeWorld world)
    {
        group.Read(world, "/users/{name}", question => For(question, user => ApiAnswer.Of(UserJson.Full(user))));
        group.Read(world, "/users/{name}/messages/count", question => For(
            question,
            user => ApiAnswer.Of(new JsonObject { ["count"] = Seed.Of("messages", user.Id).Below(60) })));
        group.Read(world, "/users/{name}/followers", question => For(question, user => question.Page(Related(question, user, "followers"))));
        group.Read(world, "/users/{name}/following", question => For(question, user => question.Page(Related(question, user, "following"))));
        group.Read(world, "/users/{name}/favorites", question => For(question, user => question.Page(Favorites(world, user))));
        group.Read(world, "/users/{name}/projects", question => For(
            question,
            user => question.Page(world.Projects.Of(user).Select(project => InList(world, user, project)))));
        group.Read(world, "/users/{name}/studios/curate", question => For(
            question,
            user => question.Page(world.Studios.CuratedBy(user).Select(StudioJson.Item))));
        foreach (var path in OwnersOnly)
        {
            group.Read(world, "/users/{name}/" + path, _ => ApiAnswer.Forbidden);
        }
    }

    // Scratch has two shapes, and every other user has the older one.
    private static JsonObject InList(FakeWorld world, FakeUser owner, FakeProject project) =>
        HasOldLists(world, owner)
            ? ProjectJson.Old(project, WorldComments.CountAll(PlaceOf(project)))
            : ProjectJson.Item(project, world.Projects.RemixesOf(project).Count(), named: false);

    private static string PlaceOf(FakeProject project) => $"/users/{project.Author.Name}/projects/{project.Id}";

    private static ApiAnswer For(ApiQuestion question, Func<FakeUser, ApiAnswer> answer) =>
        question.World.Users.Find(question.Text("name")) is { } user ? answer(user) : ApiAnswer.NotFound;

    private static IEnumerable<JsonObject> Related(ApiQuestion question, FakeUser user, string relation) =>
        question.World.Users.RelatedTo(user, relation)
            .Skip(question.Shown)
            .Select(other => HasOldLists(question.World, user) ? UserJson.Old(other) : UserJson.Full(other));

    private static bool HasOldLists(FakeWorld world, FakeUser user) => world.Users.IsKnown(user) || user.Number % 2 == 0;

    private static IEnumerable<JsonObject> Favorites(FakeWorld world, FakeUser user)
    {
        var count = Seed.Of("favorites", user.Id).Below(110);
        return Enumerable.Range(0, count)
            .Select(i => world.Projects.Some(Seed.Of("favorite", user.Id, i)))
            .DistinctBy(project => project.Id)
            .Select(project => InList(world, user, project));
    }
}

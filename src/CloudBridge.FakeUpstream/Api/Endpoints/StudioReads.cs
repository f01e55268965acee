using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The endpoints from which studios can be read.</summary>
internal static class StudioReads
{
    private static readonly DateTimeOffset NewestComment = new(2025, 9, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NewestEvent = new(2022, 7, 9, 6, 0, 0, TimeSpan.Zero);

    public static void Map(RouteGroupBuilder group, FakeWorld world)
    {
        group.Read(world, "/studios/{id}", question => For(question, studio => ApiAnswer.Of(StudioJson.Full(
            studio,
            WorldComments.CountAll($"/studios/{studio.Id}"),
            world.Studios.ProjectsOf(studio).Count()))));
        group.Read(world, "/studios/{id}/projects", question => For(question, studio => question.Page(
            world.Studios.ProjectsOf(studio).Select(item => ProjectJson.InStudio(item.Project, item.AddedBy)))));
        group.Read(world, "/studios/{id}/managers", question => For(question, studio => question.Page(
            Members(question, world.Studios.ManagersOf(studio)))));
        group.Read(world, "/studios/{id}/curators", question => For(question, studio => question.Page(
            Members(question, world.Studios.CuratorsOf(studio)))));
        group.Read(world, "/studios/{id}/activity", question => For(question, studio => Activity(question, studio)));
        group.Read(world, "/studios/{id}/comments", question => For(question, _ => CommentAnswers.List(question, NewestComment)));
        group.Read(world, "/studios/{id}/comments/{comment}", question => For(question, _ => CommentAnswers.One(question, NewestComment)));
        group.Read(world, "/studios/{id}/comments/{comment}/replies", question => For(
            question,
            _ => CommentAnswers.Replies(question, NewestComment)));
    }

    private static ApiAnswer For(ApiQuestion question, Func<FakeStudio, ApiAnswer> answer) =>
        question.World.Studios.Find(question.Id("id")) is { } studio ? answer(studio) : ApiAnswer.NotFound;

    private static IEnumerable<JsonObject> Members(ApiQuestion question, IEnumerable<FakeUser> members) =>
        members.Skip(question.Shown).Select(UserJson.Full);

    private static ApiAnswer Activity(ApiQuestion question, FakeStudio studio)
    {
        if (question.Query("dateLimit") is not { } text)
        {
            return question.Limited(question.Completed(Events(question.World, studio)));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var limit)
            ? question.Limited(question
                .Completed(Events(question.World, studio))
                .Where(item => KnownThings.Date(item["datetime_created"]) <= limit))
            : ApiAnswer.BadRequest("dateLimit must be a date");
    }

    // Two events share a second now and then, as on Scratch.
    private static IEnumerable<JsonObject> Events(FakeWorld world, FakeStudio studio) =>
        world.Studios.ProjectsOf(studio).Select((item, i) => StudioJson.Event(
            i,
            NewestEvent.AddSeconds(-7_201 * (i - (i % 4 == 3 ? 1 : 0))),
            item.Project,
            item.AddedBy));
}

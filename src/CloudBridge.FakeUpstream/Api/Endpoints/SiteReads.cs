using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>
/// The endpoints from which the site can be read: health, news, front page, names, classes, and those that are gone.
/// </summary>
internal static class SiteReads
{
    private const int NewsCount = 60;
    private static readonly DateTimeOffset NewestNews = new(2016, 3, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset FirstClass = new(2016, 1, 11, 8, 0, 0, TimeSpan.Zero);

    public static void Map(RouteGroupBuilder group, FakeWorld world)
    {
        group.Read(world, "/", _ => ApiAnswer.NotFound);
        group.Read(world, "/health", _ => ApiAnswer.NotFound);
        group.Read(world, "/surprise", _ => ApiAnswer.NotFound);
        group.Read(world, "/news", question => question.Page(Enumerable.Range(0, NewsCount).Select(News)));
        group.Read(world, "/proxy/featured", question => ApiAnswer.Of(FrontPageReads.Of(world, question.Example!.Answer.AsObject())));
        group.Read(world, "/proxy/users/{**rest}", _ => ApiAnswer.NotFound);
        group.Read(world, "/accounts/checkusername/{name}", question => ApiAnswer.Of(new JsonObject
        {
            ["username"] = question.Text("name"),
            ["msg"] = Verdict(world, question.Text("name")),
        }));
        group.Read(world, "/classrooms/{id}", question =>
            question.Id("id") is > 0 and < 10_000_000 and not 404 and var id
                ? ApiAnswer.Of(Classroom(world, id))
                : ApiAnswer.NotFound);
        group.Read(world, "/classtoken/{token}", _ => ApiAnswer.Forbidden);
    }

    private static string Verdict(FakeWorld world, string name) => name switch
    {
        _ when !UserNames.IsValid(name) => "invalid username",
        _ when name.StartsWith("bad-", StringComparison.OrdinalIgnoreCase) => "bad username",
        _ => world.Users.Find(name) is null ? "valid username" : "username exists",
    };

    private static JsonObject News(int number) => new()
    {
        ["id"] = 140_390_000_000 - (number * 1_000_003L),
        ["stamp"] = Dates.Of(NewestNews.AddDays(-3 * number)),
        ["headline"] = $"Wiki Wednesday No. {NewsCount - number}",
        ["url"] = $"https://scratch.mit.edu/discuss/topic/{186_000 - (number * 71)}/",
        ["image"] = $"https://uploads.scratch.mit.edu/news/{number}.png",
        ["copy"] = $"A new page about {Seed.Of("news", number).Pick(Words.Animals)}s. Have a look!",
    };

    private static JsonObject Classroom(FakeWorld world, long id)
    {
        var seed = Seed.Of("class", id);
        var started = FirstClass.AddDays(seed.Below(3_000));
        return new JsonObject
        {
            ["id"] = id,
            ["title"] = $"Coding {seed.Pick(Words.Places)}, grade {3 + seed.Below(6)}",
            ["description"] = "We learn to code with Scratch.",
            ["status"] = seed.Pick(Words.Statuses),
            ["date_start"] = Dates.Of(started),
            ["date_end"] = seed % 2 == 0 ? Dates.Of(started.AddDays(200)) : null,
            ["images"] = new JsonObject { ["250x150"] = $"https://cdn2.scratch.mit.edu/get_image/classroom/{id}_250x150.png" },
            ["educator"] = UserJson.Full(world.Users.At((long)(seed >> 20))),
        };
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.ScratchDb;

/// <summary>
/// ScratchDB, versions 2 and 3: the examples of its document, and made-up data for everything else. Not known are names that
/// begin with <c>nobody</c>, countries and categories that do, and numbers from 2,000,000,000.
/// </summary>
internal static class FakeScratchDb
{
    private const string NotFound = """{"error":"notfound"}""";

    public static void Map(RouteGroupBuilder group)
    {
        MapVersion2(group.MapGroup("/v2"));
        MapVersion3(group.MapGroup("/v3"));
    }

    private static void MapVersion2(RouteGroupBuilder v2)
    {
        v2.MapGet("/user/info/{username}", (string username) => Answer(FakeStats.User(username)));
        v2.MapGet(
            "/user/rank/{country}/{type}/{page:int}",
            (string country, string type, int page) => Answer(FakeStats.UserRanks(country, type, page)));
        v2.MapGet("/project/info/id/{id:long}", (long id) => Answer(FakeStats.Project(id)));
        v2.MapGet("/project/rank/{type}/{page:int}", (string type, int page) => Answer(FakeStats.ProjectRanks(type, page)));
        v2.MapGet("/project/info/user/{username}", (string username) => Answer(FakeStats.ProjectsOf(username)));
        v2.MapGet("/forum/user/info/{username}", (string username) => Answer(FakeForum.User(username)));
        v2.MapGet("/forum/post/{id:long}", (long id) => Answer(FakeForum.Post(id)));
        v2.MapGet("/forum/user/posts/{username}", (string username) => Answer(FakeForum.PostsOf(username)));
        v2.MapGet("/forum/topic/{id:long}", (long id) => Answer(FakeForum.Topic(id)));
        v2.MapGet("/forum/search", (string? q, int? page) => Answer(FakeForum.Search(q ?? "", page ?? 0)));
        v2.MapGet("/forum/category/rank/{category}/{page:int}", (string category, int page) => Answer(FakeForum.Ranks(category, page)));
    }

    private static void MapVersion3(RouteGroupBuilder v3)
    {
        v3.MapGet("/user/info/{username}", (string username) => Answer(FakeStats.User(username)));
        v3.MapGet(
            "/user/rank/{country}/{type}/{page:int}",
            (string country, string type, int page) => Answer(Bare(FakeStats.UserRanks(country, type, page), "users")));
        v3.MapGet(
            "/user/graph/{username}/{type}",
            (string username, string type, int? segment, int? range) =>
                Answer(FakeStats.Graph(username, segment ?? 1, range ?? 30)));
        v3.MapGet("/project/info/{id:long}", (long id) => Answer(FakeStats.Project(id)));
        v3.MapGet("/forum/user/info/{username}", (string username) => Answer(FakeForum.User(username)));
        v3.MapGet(
            "/forum/user/graph/{username}/{category}",
            (string username, string category, int? segment, int? range) =>
                Answer(FakeStats.Graph(username, segment ?? 1, range ?? 30)));
        v3.MapGet("/forum/user/history/{username}", (string username) => Answer(FakeForum.Signatures(username)));
        v3.MapGet(
            "/forum/user/posts/{username}/{page:int}",
            (string username, int page) => Answer(page == 0 ? Bare(FakeForum.PostsOf(username), "posts") : new JsonArray()));
        v3.MapGet("/forum/post/info/{id:long}", (long id) => Answer(FakeForum.Post(id)));
        v3.MapGet("/forum/topic/info/{id:long}", (long id) => Answer(FakeForum.TopicInfo(id) ?? (JsonNode)new JsonArray()));
        v3.MapGet(
            "/forum/topic/posts/{id:long}/{page:int}",
            (long id, int page) => Answer(page == 0 ? Bare(FakeForum.Topic(id), "posts") : new JsonArray()));
        v3.MapGet("/forum/category/topics/{category}/{page:int}", (string category, int page) => Answer(FakeForum.Topics(category, page)));
        v3.MapGet(
            "/forum/category/rank/{category}/{page:int}",
            (string category, int page) => Answer(Bare(FakeForum.Ranks(category, page), "users")));
        v3.MapGet("/forum/search", (string? q, int? page) => Answer(FakeForum.Search(q ?? "", page ?? 0)));
    }

    private static JsonNode? Bare(JsonObject? answer, string list) => answer?[list]?.DeepClone();

    private static IResult Answer(JsonNode? answer) => answer is null
        ? Results.Text(NotFound, "application/json", statusCode: StatusCodes.Status404NotFound)
        : Results.Text(answer.ToJsonString(), "application/json");
}

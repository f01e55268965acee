namespace CloudBridge.Server.Tests.Requests;

/// <summary>What upstreams tell of one thing each, with another value in every field.</summary>
internal static class FieldAnswers
{
    private const string Author = """
        {
          "id": 167, "username": "mres", "scratchteam": true, "history": {"joined": "2008-02-29T12:00:00.000Z"},
          "profile": {"id": 9, "status": "Games", "bio": "Hi", "country": "Japan", "images": {
            "90x90": "https://u.example/90.png", "60x60": "https://u.example/60.png", "55x55": "//u.example/55.png",
            "50x50": "https://u.example/50.png", "32x32": "https://u.example/32.png"}}
        }
        """;

    private const string Comment = """
        {
          "id": 77, "parent_id": null, "commentee_id": null, "content": "Hi", "reply_count": 0, "visibility": "visible",
          "datetime_created": "2020-05-04T18:00:00.000Z", "datetime_modified": "2020-05-04T20:34:39.123Z",
          "author": {"id": 167, "username": "mres", "scratchteam": true, "image": "https://u.example/60.png"}
        }
        """;

    private const string Post = """
        {
          "id": 28, "username": "ricarose", "editor": "mres", "deleted": 0,
          "time": {
            "posted": "2014-08-31T00:00:00.000Z", "first_checked": "2019-11-17T12:00:00.000Z",
            "html_last_checked": "2019-11-19T18:00:00.000Z", "bbcode_last_checked": "2019-11-18T06:00:00.000Z", "edited": "2020-05-04T18:00:00.000Z"},
          "content": {"html": "Hi<br>", "bb": "Hi"},
          "topic": {"id": 9, "title": "First steps", "category": "Announcements", "closed": 1, "deleted": 0}
        }
        """;

    /// <summary>The JSON by upstream and path.</summary>
    public static IReadOnlyDictionary<string, string> ByPath { get; } = new Dictionary<string, string>
    {
        ["ScratchApi/projects/104"] = Project(Author, "\"project_token\": \"1657533369_d4e43df47c36\", "),
        ["ScratchApi/projects/104/remixes"] = $"[{Project("""{"id": 3, "username": "old", "profile": {"avatar": "3/0003.png"}}""", "")}]",
        ["ScratchApi/projects/105"] = """{"id": 105, "title": "Bare", "author": {"id": 3, "username": "old"}}""",
        ["ScratchApi/users/mres"] = Author,
        ["ScratchApi/users/old"] = """
            {"id": 3, "username": "old", "scratchteam": false, "history": {"joined": "1900-01-01T00:00:00.000Z"}, "profile": {"id": 4}}
            """,
        ["ScratchApi/studios/5/comments/77"] = Comment,
        ["ScratchDb/v2/user/info/mres"] = """
            {"username": "mres", "id": 167, "sys_id": 745, "joined": "2014-08-31T00:00:00.000Z", "country": "Japan", "statistics": {}}
            """,
        ["ScratchDb/v2/user/info/old"] = """{"username": "old", "id": 3, "statistics": {}}""",
        ["ScratchDb/v2/user/rank/global/views/0"] = """
            {"users": [{"info": {"username": "mres", "scratch_id": 167, "sys_id": "746"}, "views": 8}, {"info": {"username": "old"}}]}
            """,
        ["ScratchDb/v2/project/info/id/104"] = """
            {
              "id": 104, "sys_id": 15833, "username": "mres", "title": "Maze", "last_updated": "2020-05-04T20:34:39.123Z",
              "times": {"created": "2007-03-05T10:47:14.000Z", "modified": "2014-08-31T00:00:00.000Z", "shared": "2019-11-17T12:00:00.000Z"},
              "statistics": {}
            }
            """,
        ["ScratchDb/v2/project/rank/views/0"] = """
            {"projects": [{"info": {"username": "mres", "title": "Maze", "scratch_id": 104, "sys_id": 15838}, "views": 8}]}
            """,
        ["ScratchDb/v2/forum/post/28"] = Post,
        ["ScratchDb/v2/forum/post/29"] = """
            {"id": 29, "username": "mres", "time": {"html_last_checked": "2019-11-19T18:00:00.000Z"}, "content": {"html": "Hi"}}
            """,
        ["ScratchDb/v2/forum/topic/13"] = """
            {
              "id": 13, "title": "Feeds", "category": "Suggestions", "closed": 0, "deleted": 0, "posts": [],
              "time": {"first_checked": "2019-11-17T12:00:00.000Z", "last_checked": "2019-11-18T06:00:00.000Z", "cached": "2020-05-04T20:34:39.123Z"}
            }
            """,
        ["ScratchDb/v2/forum/search"] = $$$"""
            {
              "posts": [{{{Post}}}], "hits": 3883, "query": {"original": "+username:ricarose steps -title:old", "query": {
                "must": [{"username": "ricarose"}, {"category": "Announcements"}], "should": ["steps"], "must_not": [{"title": "old"}]}}
            }
            """,
    };

    private static string Project(string author, string token) => $$$"""
        {
          "id": 104, "title": "Maze", "image": "https://p.example/480.png", {{{token}}}"author": {{{author}}},
          "images": {
            "282x218": "https://p.example/282.png", "216x163": "https://p.example/216.png", "200x200": "//p.example/200.png",
            "144x108": "https://p.example/144.png", "135x102": "https://p.example/135.png", "100x80": "https://p.example/100.png"},
          "history": {"created": "2007-03-05T10:47:14.000Z", "modified": "2014-08-31T00:00:00.000Z", "shared": "2019-11-17T12:00:00.000Z"}
        }
        """;
}

using System.Globalization;
using System.Text.Json.Nodes;
using CloudBridge.CloudServer.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>
/// <c>GET /logs?projectid=&amp;limit=&amp;offset=</c>: the cloud log, newest first, for anybody. The largest limit is
/// UNVERIFIED: 1,000 here. A project nobody has written to has an empty list (UNVERIFIED).
/// </summary>
internal sealed class LogPage(ScratchWorld world)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1_000;

    public Task AnswerAsync(HttpContext context)
    {
        world.Counters.LogRead();
        return world.Switches.LogOutage switch
        {
            ScratchLogOutage.Unavailable => SiteResponse.HtmlAsync(context, StatusCodes.Status503ServiceUnavailable, "Service Unavailable"),
            ScratchLogOutage.NotJson => SiteResponse.HtmlAsync(context, StatusCodes.Status200OK, "Something went wrong"),
            ScratchLogOutage.ErrorObject => SiteResponse.JsonAsync(
                context,
                StatusCodes.Status200OK,
                new JsonObject { ["code"] = "InternalError", ["message"] = "" }),
            _ => ListAsync(context),
        };
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var projectId = query["projectid"].ToString();
        if (projectId.Length is 0 or > HandshakeRules.MaxProjectLength
            || !TryRead(query["limit"], DefaultLimit, out var limit)
            || !TryRead(query["offset"], 0, out var offset))
        {
            return SiteResponse.BadRequestAsync(context);
        }

        var rows = world.Log.Read(projectId, offset, Math.Min(limit, MaxLimit));
        return SiteResponse.JsonAsync(context, StatusCodes.Status200OK, new JsonArray([.. rows.Select(Json)]));
    }

    private static JsonObject Json(ScratchLogRow row) => new()
    {
        ["user"] = row.User,
        ["verb"] = row.Verb,
        ["name"] = row.Name,
        ["value"] = row.Value,
        ["timestamp"] = row.Timestamp,
    };

    private static bool TryRead(StringValues text, int otherwise, out int number)
    {
        number = otherwise;
        return text.Count == 0 || int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>
/// Contents of projects, costumes and sounds, and thumbnails. Users whose number ends with 7 never set a picture.
/// </summary>
internal static class FakeFiles
{
    public const int DefaultAvatar = 688;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/projects/{id}", ProjectAsync);
        app.MapGet("/assets/internalapi/asset/{name}/get", AssetAsync);
        app.MapGet("/uploads/get_image/{kind}/{id}_{width}x{height}.png", ThumbnailAsync);
    }

    private static Task ProjectAsync(HttpContext context)
    {
        var id = Reply.Id(context, "id");
        return MadeUp.IsId(id) ? Reply.JsonAsync(context, FakeProjectBody.Of(id)) : Reply.NotFoundAsync(context);
    }

    private static Task AssetAsync(HttpContext context)
    {
        var name = Reply.Text(context, "name");
        var end = name.IndexOf('.', StringComparison.Ordinal);
        if (end != 32 || name.StartsWith("404", StringComparison.Ordinal))
        {
            return Reply.NotFoundAsync(context);
        }

        return name[(end + 1)..] switch
        {
            "svg" => Reply.BytesAsync(
                context,
                Encoding.UTF8.GetBytes(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"100\">"
                    + "<circle cx=\"48\" cy=\"50\" r=\"40\" fill=\"#ffab19\"/></svg>"),
                "image/svg+xml"),
            "png" => Reply.BytesAsync(context, TinyPicture.Of(96, 100, 0xFFAB19), "image/png"),
            "wav" => Reply.BytesAsync(context, TinySound.Wave(MadeUp.Number(name, 4_000) + 1_000), "audio/x-wav"),
            "mp3" => Reply.BytesAsync(context, TinySound.Mp3(20), "audio/mpeg"),
            _ => Reply.NotFoundAsync(context),
        };
    }

    private static Task ThumbnailAsync(HttpContext context)
    {
        var (kind, id) = (Reply.Text(context, "kind"), Reply.Id(context, "id"));
        var (width, height) = (Reply.Id(context, "width"), Reply.Id(context, "height"));
        if (kind is not ("user" or "project" or "gallery")
            || !MadeUp.IsId(id)
            || width is < 1 or > 1_000
            || height is < 1 or > 1_000)
        {
            return Reply.NotFoundAsync(context);
        }

        var isDefault = kind == "user" && id % 10 == 7;
        context.Response.StatusCode = isDefault ? DefaultAvatar : StatusCodes.Status200OK;
        var color = isDefault ? 0x4D97FF : MadeUp.Number($"{kind} {id}", 0x1000000);
        return Reply.BytesAsync(context, TinyPicture.Of((int)width, (int)height, color), "image/png");
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>
/// The Scratch API: the examples of its document, and a made-up Scratch around them that is the same every time.
/// </summary>
internal static class FakeApi
{
    public static void Map(RouteGroupBuilder group)
    {
        var world = new FakeWorld();
        SiteReads.Map(group, world);
        UserReads.Map(group, world);
        ProjectReads.Map(group, world);
        StudioReads.Map(group, world);
        SearchReads.Map(group, world);
        group.Read(world, "/{**rest}", _ => ApiAnswer.NotFound);
    }

    /// <summary>Adds an endpoint; the example of a request, where there is one, is its answer unless it is a list.</summary>
    public static void Read(this RouteGroupBuilder group, FakeWorld world, string path, Func<ApiQuestion, ApiAnswer> answer) =>
        group.MapGet(path, context =>
        {
            var time = context.RequestServices.GetRequiredService<TimeProvider>();
            var question = new ApiQuestion(context.Request, world, time.GetUtcNow());
            return WriteAsync(
                context.Response,
                question.Example is { HasMore: false, Answer: not JsonArray } example
                    ? ApiAnswer.Of(example.Answer)
                    : answer(question));
        });

    private static Task WriteAsync(HttpResponse response, ApiAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(answer.Body.ToJsonString());
    }
}

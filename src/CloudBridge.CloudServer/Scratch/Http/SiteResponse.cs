using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>Writes responses.</summary>
internal static class SiteResponse
{
    public static Task JsonAsync(HttpContext context, int status, JsonNode body) =>
        WriteAsync(context, status, "application/json", body.ToJsonString());

    public static Task HtmlAsync(HttpContext context, int status, string sentence) =>
        WriteAsync(context, status, "text/html; charset=utf-8", $"<!DOCTYPE html>\n<html><body><h1>{sentence}</h1></body></html>\n");

    /// <summary>The body with which the API refuses what it does not understand.</summary>
    public static Task BadRequestAsync(HttpContext context) =>
        JsonAsync(context, StatusCodes.Status400BadRequest, new JsonObject { ["code"] = "BadRequest", ["message"] = "" });

    private static Task WriteAsync(HttpContext context, int status, string contentType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}

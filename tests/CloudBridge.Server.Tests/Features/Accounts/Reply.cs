using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary>An answer of the web API.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonElement Json, string? Type, HttpResponseHeaders Headers)
{
    public string this[string name] => Json.GetProperty(name).GetString()!;

    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var type = response.Content.Headers.ContentType?.MediaType;
            var json = type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text).RootElement : default;
            return new(response.StatusCode, json, type, response.Headers);
        }
    }
}

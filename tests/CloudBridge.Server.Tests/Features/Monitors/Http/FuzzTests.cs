using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>Nothing that anybody sends makes the server fail, or show what it is made of.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 12;

    private static readonly string[] Pieces =
    [
        "0", "1", "-1", "9223372036854775807", "9223372036854775808", "1e5", "0x1", "null", "true", "NaN", "%00", "%2e%2e%2f", "..;", "'", "\"", "<script>", "%F0%9F%98%80", "%ED%A0%80", "%", "%zz",
        "2026-13-45", "9999-12-31T23:59:59.9999999Z", "0001-01-01", "a", "{}", "[]", "*", "~", "%20", "+", "%0d%0aSet-Cookie:x", "ﬀ", "İ", new('9', 400), new('x', 2_000),
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "null", "[]", "1", "\"x\"", "{}", "{\"url\":null}", "{\"url\":\"\"}", "{\"url\":\"\\u0000\"}", "{\"url\":\"http://\"}", "{\"url\":\"http://[::1\"}", "{\"url\":\"\\ud800\"}", "{\"kind\":\"webhook\",\"target\":\"\\ud800\"}",
        "{\"kind\":\"cloud\",\"target\":\"/\"}", "{\"kind\":\"0\",\"target\":\"x\"}", "{\"interval_seconds\":-2147483648}", "{\"interval_seconds\":1.5}", "{\"timeout_seconds\":99999999999}", "{\"url\":\"a.example\",\"expected\":\"-\"}",
        "{\"url\":\"a.example\",\"label\":\"\\u202e\\u0007\"}", "{\"\":1}", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":1}}}}}}}}}", "\u00ff\u00fe", "{\"user\":\"\\ud800\"}", "{\"poll_token\":5}", "{\"name\":\"\\u0001\",\"scopes\":[null]}", "{\"scopes\":\"read\"}",
    ];

    private static readonly string[] Headers = ["", "*", "\"", "W/\"1\"", "\"1\", \"2\"", "\"99999999999999999999\"", "1", "\"1.\"", "\"-1\"", new('"', 300)];

    [Fact]
    public async Task Nothing_that_is_sent_makes_an_endpoint_fail()
    {
        await using var api = await TestApi.StartAsync(settings =>
        {
            settings["Access:RequestsPerKey"] = "1000000";
            settings["Access:PublicRequestsPerAddress"] = "1000000";
            settings["Access:RequestsPerAddress"] = "1000000";
        });
        using var ada = await api.ClientAsync("root");
        await api.AddAsync("https://example.org/", "root");
        var random = new Random(20_26);
        foreach (var (method, pattern) in Routes(api))
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var request = Request(random, method, pattern);
                using var response = await ada.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                await CheckAsync(request, response);
            }
        }

        Assert.Empty(api.Log.Items);
    }

    private static IEnumerable<(string Method, string Pattern)> Routes(TestApi api) =>
        from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        let pattern = endpoint.RoutePattern.RawText!
        where method != "DELETE" || !pattern.EndsWith("/me", StringComparison.Ordinal)
        select (method, pattern);

    private static HttpRequestMessage Request(Random random, string method, string pattern)
    {
        string Any(string[] from) => from[random.Next(from.Length)];
        var path = pattern.Replace("{id}", Any(Pieces), StringComparison.Ordinal).Replace("{user}", Any(Pieces), StringComparison.Ordinal);
        var names = new[] { "count", "after", "before", "from", "to", "size", "days", "offset", "x", "%00" };
        var query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Any(names)}={Any(Pieces)}"));
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{path}?{query}", UriKind.Relative));
        foreach (var name in new[] { "If-Match", "If-None-Match", "Last-Event-ID", "Accept" })
        {
            request.Headers.TryAddWithoutValidation(name, Any(Headers));
        }

        if (method is "POST" or "PATCH")
        {
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Any(Bodies))) { Headers = { ContentType = new("application/json") } };
        }

        return request;
    }

    private static async Task CheckAsync(HttpRequestMessage request, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            return;
        }

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status is < 500 or 501, $"{status} for {request.Method} {request.RequestUri}: {text}");
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        if (status >= 400 && text.Length > 0)
        {
            Assert.True(response.Content.Headers.ContentType?.MediaType is "application/problem+json" or "image/svg+xml", $"{status} for {request.Method} {request.RequestUri} is {response.Content.Headers.ContentType}");
        }
    }
}

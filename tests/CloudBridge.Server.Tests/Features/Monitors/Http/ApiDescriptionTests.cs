using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudBridge.Server.Tests.House;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed partial class ApiDescriptionTests : IAsyncLifetime
{
    private TestApi _api = null!;
    private JsonElement _document;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        _document = await _api.Http.GetJsonAsync("/openapi/v1.json");
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public void Every_route_is_in_the_document_with_its_method()
    {
        var mapped = from endpoint in _api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
                     where method != "HEAD" && endpoint.RoutePattern.RawText != "/openapi/v1.json"
                     select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";

        Assert.Equal(mapped.Order(StringComparer.Ordinal), Operations().Select(operation => operation.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_says_what_it_does_what_it_reads_and_how_it_refuses() => Assert.All(Operations(), operation =>
    {
        Assert.NotEmpty(operation.Json.Text("summary")!);
        var responses = operation.Json.GetProperty("responses");
        Assert.True(responses.TryGetProperty("429", out var refusal));
        Assert.True(refusal.GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.All(responses.EnumerateObject(), response => Assert.NotEmpty(response.Value.Text("description")!));
        foreach (var parameter in operation.Json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [])
        {
            Assert.NotEmpty(parameter.Text("description")!);
        }
    });

    [Fact]
    public void Whatever_needs_a_key_says_so()
    {
        Assert.Equal(("http", "bearer"), (_document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").Text("type"), _document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").Text("scheme")));
        Assert.All(Operations(), operation => Assert.Equal(
            operation.Title.Contains("/api/", StringComparison.Ordinal) && !Open().IsMatch(operation.Title),
            operation.Json.TryGetProperty("security", out var security) && security[0].TryGetProperty("key", out _)));
    }

    [Fact]
    public void Names_in_the_document_are_those_in_the_answers()
    {
        var monitor = _document.GetProperty("components").GetProperty("schemas").GetProperty("MonitorJson").GetProperty("properties");

        Assert.Equal(
            ["id", "url", "label", "method", "interval_seconds", "timeout_seconds", "expected", "text", "tls_warning_days", "is_public", "created_at", "version", "status"],
            monitor.EnumerateObject().Select(property => property.Name));
        Assert.Contains("seconds", monitor.GetProperty("interval_seconds").Text("description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_is_made_once_and_may_be_kept()
    {
        using var first = await _api.Http.GetAsync("/openapi/v1.json");
        using var second = await _api.Http.SendJsonAsync(HttpMethod.Get, "/openapi/v1.json", null, ("If-None-Match", first.Headers.ETag!.Tag));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_page_has_every_route_with_an_example_and_what_the_server_answers()
    {
        var examples = await ApiExamples.ReadAsync(_api);

        Assert.Equal(Operations().Select(operation => operation.Title).Order(StringComparer.Ordinal), examples.Keys.Order(StringComparer.Ordinal));
        GeneratedFile.AssertCurrent(ApiPage.Update(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "http-api.md")), _document, examples), "docs/http-api.md");
    }

    private IEnumerable<(string Title, JsonElement Json)> Operations() =>
        from path in _document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);

    [GeneratedRegex("badge|status.json|/auth/")]
    private static partial Regex Open();
}

using System.Net;
using System.Text;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class BodyTests : IAsyncLifetime
{
    private TestApi _api = null!;
    private HttpClient _ada = null!;

    public async Task InitializeAsync()
    {
        _api = await TestApi.StartAsync();
        _ada = await _api.ClientAsync();
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task A_body_that_is_wrong_is_answered_by_what_is_wrong()
    {
        foreach (var (body, sentence) in new[]
        {
            ("", "The body is empty; send a JSON object."),
            ("{", "The body is no valid JSON in line 1 near character 2; names must stand in double quotes, once each."),
            ("{'url': 1}", "The body is no valid JSON in line 1 near character 2; names must stand in double quotes, once each."),
            ("[]", "The body must be a JSON object with url, label, method, interval_seconds, timeout_seconds, expected, text, tls_warning_days, is_public."),
            ("null", "The body must be a JSON object with url, label, method, interval_seconds, timeout_seconds, expected, text, tls_warning_days, is_public."),
            ("""{"urll": "https://example.org/"}""", "There is no field urll; did you mean url?"),
            ("""{"interval": 60}""", "There is no field interval; there is url, label, method, interval_seconds, timeout_seconds, expected, text, tls_warning_days, is_public."),
            ("""{"interval_seconds": "60"}""", "interval_seconds must be a whole number without quotes."),
            ("""{"interval_seconds": 1e99}""", "interval_seconds must be a whole number without quotes."),
            ("""{"url": 5}""", "url must be a text in double quotes."),
            ("""{"is_public": "yes"}""", "is_public must be true or false."),
            ("""{"method": "DELETE", "url": "https://example.org/"}""", "method must be one of GET, HEAD, POST."),
            ("""{"label": "x"}""", "url is missing; give the address to watch."),
        })
        {
            using var response = await _ada.PostJsonAsync("/api/v1/monitors", body);
            Assert.Equal(sentence, await response.ProblemAsync(HttpStatusCode.BadRequest));
        }
    }

    [Fact]
    public async Task A_field_that_stands_there_twice_or_text_that_is_no_Unicode_is_refused()
    {
        foreach (var body in new[] { """{"url": "https://example.org/", "url": "https://example.com/"}""", """{"url": "https://example.org/\ud800"}""", """{"\ud800": 1}""" })
        {
            using var response = await _ada.PostJsonAsync("/api/v1/monitors", body);
            Assert.NotEmpty(await response.ProblemAsync(HttpStatusCode.BadRequest));
        }
    }

    [Fact]
    public async Task A_body_of_more_than_16_KiB_is_too_large_also_when_it_hides_its_length()
    {
        var large = $$"""{"url": "https://example.org/{{new string('a', 16_384)}}"}""";
        using var plain = await _ada.PostJsonAsync("/api/v1/monitors", large);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/monitors") { Content = new StringContent(large, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using var chunked = await _ada.SendAsync(request);

        Assert.Contains("16384", await plain.ProblemAsync(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
        Assert.Contains("16384", await chunked.ProblemAsync(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_no_JSON()
    {
        using var content = new FormUrlEncodedContent([new("url", "https://example.org/")]);
        using var response = await _ada.PostAsync("/api/v1/monitors", content);

        Assert.Contains("Content-Type", await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_and_methods_that_are_not_there_say_so_in_the_same_form()
    {
        using var path = await _ada.GetAsync("/api/v1/monitor");
        using var method = await _ada.SendJsonAsync(HttpMethod.Put, "/api/v1/monitors");

        Assert.Contains("openapi", await path.ProblemAsync(HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("method", await method.ProblemAsync(HttpStatusCode.MethodNotAllowed), StringComparison.Ordinal);
        Assert.Contains("GET", method.Content.Headers.Allow);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_a_number_in_the_log_and_no_more()
    {
        var monitor = await _api.AddAsync("https://example.org/");
        _api.Pinger.Broken = new InvalidOperationException("the secret inside");

        using var response = await _ada.GetAsync($"/api/v1/monitors/{monitor.Id}");

        var detail = await response.ProblemAsync(HttpStatusCode.InternalServerError);
        var line = Assert.Single(_api.Log.Items);
        Assert.Equal("the secret inside", line.Error!.Message);
        Assert.Contains(detail.Split(' ')[^1].TrimEnd('.'), line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
    }
}

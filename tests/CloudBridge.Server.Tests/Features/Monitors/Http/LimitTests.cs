using System.Net;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

public sealed class LimitTests
{
    [Fact]
    public async Task A_key_has_so_many_requests_a_minute_and_another_key_has_its_own()
    {
        await using var api = await TestApi.StartAsync(settings => settings["Access:RequestsPerKey"] = "3");
        using var ada = await api.ClientAsync();
        using var bob = await api.ClientAsync("Bob");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await ada.GetAsync("/api/v1/me");
            statuses.Add(response.StatusCode);
        }

        using var refused = await ada.GetAsync("/api/v1/me");
        using var others = await bob.GetAsync("/api/v1/me");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        Assert.Contains("Retry-After", await refused.ProblemAsync(HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Fact]
    public async Task An_address_without_a_key_has_its_own_limit()
    {
        await using var api = await TestApi.StartAsync(settings => settings["Access:RequestsPerAddress"] = "2");
        using var ada = await api.ClientAsync();
        for (var i = 0; i < 2; i++)
        {
            using var unknown = await api.Http.GetAsync("/api/v1/me");
            Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        }

        using var refused = await api.Http.GetAsync("/api/v1/me");
        using var known = await ada.GetAsync("/api/v1/me");

        Assert.NotEmpty(await refused.ProblemAsync(HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Fact]
    public async Task What_everybody_may_read_is_counted_apart()
    {
        await using var api = await TestApi.StartAsync(settings =>
        {
            settings["Access:RequestsPerAddress"] = "1";
            settings["Access:PublicRequestsPerAddress"] = "2";
        });
        using var one = await api.Http.GetAsync("/users/count");
        using var two = await api.Http.GetAsync("/famous-users");
        using var three = await api.Http.GetAsync("/users/count");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, two.StatusCode));
        Assert.NotEmpty(await three.ProblemAsync(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_a_503_with_a_time_to_come_back()
    {
        await using var api = await TestApi.StartAsync();
        using var ada = await api.ClientAsync();
        api.Store.IsBroken = true;
        foreach (var path in new[] { "/users/count", "/users/list", "/famous-users", "/Ada/monitors/count", "/api/v1/users/Ada/status.json", "/api/v1/monitors/1/badge.svg" })
        {
            using var response = await api.Http.GetAsync(path);
            Assert.NotEmpty(await response.ProblemAsync(HttpStatusCode.ServiceUnavailable));
            Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
        }

        using var own = await ada.GetAsync("/api/v1/monitors");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, own.StatusCode);
        api.Store.IsBroken = false;
        Assert.Equal("""{"count": 0}""", await api.Http.GetStringAsync("/users/count"));
    }
}

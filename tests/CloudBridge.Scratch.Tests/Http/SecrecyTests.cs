using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using CloudBridge.Scratch.Tests.Sessions;
using CloudBridge.TestKit;

namespace CloudBridge.Scratch.Tests.Http;

/// <summary>Planted secrets, and every place they could get to.</summary>
[Collection(nameof(SecrecyTests))]
[CollectionDefinition(nameof(SecrecyTests), DisableParallelization = true)]
public sealed class SecrecyTests
{
    private static readonly string[] Planted = [FakeScratch.Password, FakeScratch.Token, SessionIds.Signature, "planted"];

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_redirect_is_followed(int status)
    {
        await using var canary = new Canary();
        await using var driver = await AccountDriver.StartAsync();
        driver.Scratch.Login = driver.Scratch.Session = driver.Scratch.Logs = _ => new FakeReply(status, "", ("Location", $"http://127.0.0.1:{canary.Port}/x"));

        await driver.FailureAsync();
        driver.Scratch.Login = null;
        driver.Clock.Advance(TimeSpan.FromHours(1));
        await driver.FailureAsync();
        using var http = new ScratchHttp(driver.Scratch.Hosts, TimeProvider.System);
        await Assert.ThrowsAsync<ScratchLogException>(() => new CloudLogClient(http).ReadAsync("1", 1, 0, CancellationToken.None));

        Assert.Equal(1, driver.Scratch.Requests.Items.Count(sent => sent.PathAndQuery == "/session"));
        Assert.Equal(0, canary.Connections);
    }

    [Fact]
    public async Task No_proxy_is_used()
    {
        await using var canary = new Canary();
        await using var driver = await AccountDriver.StartAsync();
        var usual = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{canary.Port}");
        try
        {
            Assert.Equal(FakeScratch.User, (await driver.GetAsync()).UserName);
            using var control = new HttpClient();
            await control.GetStringAsync(driver.Scratch.Url);
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }

        // The control shows that the proxy would have been used.
        Assert.Equal(1, canary.Connections);
        Assert.All(Planted, secret => Assert.DoesNotContain(secret, canary.Heard, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_log_line_exception_or_measurement_shows_a_secret()
    {
        var seen = new SignalLog<string>();
        using var meters = Listen(seen);
        await using var driver = await AccountDriver.StartAsync();
        foreach (var answer in Answers(driver.Scratch))
        {
            driver.Scratch.Login = answer;
            driver.Scratch.Session = answer;
            await SeeAsync(driver.Restart(), seen);
            driver.Scratch.Login = null;
            await SeeAsync(driver.Restart(), seen);
            driver.Scratch.Session = null;
            await SeeAsync(driver.Restart(), seen);
            await SeeAsync(driver.Restart(ScratchCredentials.OfSessionId("planted-nonsense")), seen);
        }

        var session = await driver.GetAsync();
        driver.Account.Reject(session);
        seen.Add((await driver.FailureAsync()).ToString());
        seen.Add(session.ToString());
        seen.Add(ScratchCredentials.OfPassword(FakeScratch.User, FakeScratch.Password).ToString());
        seen.Add(ScratchCredentials.OfSessionId(session.SessionId).ToString());
        var lines = driver.Log.Items.Select(line => $"{line.Text} {line.Error}").Concat(seen.Items).ToArray();

        Assert.Contains(lines, line => line.Contains("cloudbridge.scratch.logins", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("WrongPassword", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.All(Planted, secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Right ones, and hostile ones that throw back what was sent.</summary>
    private static IEnumerable<Func<SentRequest, FakeReply>> Answers(FakeScratch scratch) =>
    [
        sent => FakeReply.Ok(JsonSerializer.Serialize(new[] { new { success = 0, num_tries = 1, msg = "no: " + FakeScratch.Password } })),
        sent => FakeReply.Ok(sent.Body),
        sent => new FakeReply(302, sent.Body, ("Location", "/x?" + FakeScratch.Password)),
        sent => new FakeReply(500, sent.Body + sent.Headers.GetValueOrDefault("Cookie")),
        sent => FakeReply.Ok("{" + sent.Body + sent.Headers.GetValueOrDefault("Cookie")),
        sent => FakeReply.Ok("[]", ("Set-Cookie", "scratchsessionsid=\"" + scratch.SessionId + " bad\"")),
        sent => FakeReply.Ok("{}"),
        sent => FakeScratch.UserReply(banned: true),
    ];

    private static async Task SeeAsync(ScratchAccount account, SignalLog<string> seen)
    {
        try
        {
            seen.Add((await account.GetAsync(CancellationToken.None)).ToString());
        }
        catch (ScratchLoginException error)
        {
            seen.Add($"{error.Kind} {error}");
        }
    }

    private static MeterListener Listen(SignalLog<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name.StartsWith("CloudBridge", StringComparison.Ordinal) || instrument.Meter.Name.StartsWith("System.Net", StringComparison.Ordinal))
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Add(instrument.Name + " " + Text(tags)));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add(instrument.Name + " " + Text(tags)));
        listener.Start();
        return listener;
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}

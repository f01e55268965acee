using System.Globalization;

namespace CloudBridge.Scratch.Tests.Logs;

public sealed class CloudLogClientTests
{
    [Fact]
    public async Task Rows_come_with_their_digits_as_they_were_written()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Logs = _ => FakeReply.Ok(
            """
            [{"user":"ScratchCat","verb":"set_var","name":"☁ cloud","value":"1749632385000000000000000000010","timestamp":1749632385759},
             {"user":"b","verb":"set_var","name":"\u2601 x","value":123456789012345678901234567890.10,"timestamp":1749632385000},
             {"user":"c","verb":"del_var","name":"☁ x","timestamp":1}]
            """,
            ("Date", "Wed, 11 Jun 2025 08:59:46 GMT"));

        var log = await ReadAsync(scratch);

        Assert.Equal(
            [
                new("ScratchCat", "set_var", "☁ cloud", "1749632385000000000000000000010", DateTimeOffset.FromUnixTimeMilliseconds(1749632385759)),
                new("b", "set_var", "☁ x", "123456789012345678901234567890.10", DateTimeOffset.FromUnixTimeMilliseconds(1749632385000)),
                new("c", "del_var", "☁ x", "", DateTimeOffset.FromUnixTimeMilliseconds(1)),
            ],
            log.Rows);
        Assert.Equal(DateTimeOffset.Parse("2025-06-11T08:59:46Z", CultureInfo.InvariantCulture), log.ServerTime);
    }

    [Fact]
    public async Task Nothing_secret_is_asked_with()
    {
        await using var scratch = await FakeScratch.StartAsync();

        Assert.Empty((await ReadAsync(scratch, "a b&c", 25, 50)).Rows);

        var sent = Assert.Single(scratch.Requests.Items);
        Assert.Equal(("GET", "/logs?projectid=a%20b%26c&limit=25&offset=50"), (sent.Method, sent.PathAndQuery));
        Assert.Equal(["Host", "User-Agent"], sent.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(200, """{"code":"BadRequest","message":""}""", "not a list")]
    [InlineData(200, "null", "not a list")]
    [InlineData(200, " <html>503</html>", "web page")]
    [InlineData(200, "", "not JSON")]
    [InlineData(200, "[1]", "row")]
    [InlineData(200, "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "not JSON")]
    [InlineData(200, """[{"user":null,"verb":"set_var","name":"x","value":"1","timestamp":1}]""", "user")]
    [InlineData(200, """[{"user":"a","verb":"set_var","name":"\ud800","value":"1","timestamp":1}]""", "name")]
    [InlineData(200, """[{"user":"a","verb":"set_var","name":"x","value":[],"timestamp":1}]""", "value")]
    [InlineData(200, """[{"user":"a","verb":"set_var","name":"x","value":"1","timestamp":"1"}]""", "time")]
    [InlineData(200, """[{"user":"a","verb":"set_var","name":"x","value":"1","timestamp":9223372036854775807}]""", "time")]
    [InlineData(429, "[]", "too many requests")]
    [InlineData(404, "[]", "not shared")]
    [InlineData(502, "[]", "out of order")]
    [InlineData(302, "[]", "redirect")]
    [InlineData(403, "[]", "refused")]
    public async Task What_is_no_log_is_said_in_one_sentence(int status, string body, string words)
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Logs = _ => new FakeReply(status, body);

        var error = await Assert.ThrowsAsync<ScratchLogException>(() => ReadAsync(scratch));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_without_end_is_not_read_to_the_end()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Logs = _ => FakeReply.Ok(new string(' ', (4 * 1024 * 1024) + 1));

        var error = await Assert.ThrowsAsync<ScratchLogException>(() => ReadAsync(scratch));

        Assert.Contains("longer than 4096 KiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_so()
    {
        var scratch = await FakeScratch.StartAsync();
        await scratch.DisposeAsync();

        var error = await Assert.ThrowsAsync<ScratchLogException>(() => ReadAsync(scratch));

        Assert.Contains("no connection", error.Message, StringComparison.Ordinal);
    }

    private static async Task<CloudLogRows> ReadAsync(FakeScratch scratch, string project = "1", int limit = 100, int offset = 0)
    {
        using var http = new ScratchHttp(scratch.Hosts, TimeProvider.System);
        return await new CloudLogClient(http).ReadAsync(project, limit, offset, CancellationToken.None);
    }
}

using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes;

public sealed class HttpProbeTextTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world", CheckOutcome.Ok)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nhello world", CheckOutcome.Ok)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nhello world", CheckOutcome.TextMissing)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nHello World", CheckOutcome.TextMissing)]
    [InlineData("HTTP/1.1 200 OK\r\nX: hello world\r\n\r\n", CheckOutcome.TextMissing)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\nhello world", CheckOutcome.TextMissing)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", CheckOutcome.TextMissing)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhello", CheckOutcome.BadAnswer)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\nhello world", CheckOutcome.BadAnswer)]
    [InlineData(Chunked + "4\r\nhell\r\n7;ext=1\r\no world\r\n0\r\n\r\n", CheckOutcome.Ok)]
    [InlineData(Chunked + "4\nhell\n7\no world\n0\n\n", CheckOutcome.Ok)]
    [InlineData(Chunked + "4\r\nhell\r\n0\r\n\r\n", CheckOutcome.TextMissing)]
    [InlineData(Chunked + "4\r\nhell\r\n", CheckOutcome.BadAnswer)]
    [InlineData(Chunked + "-4\r\nhell\r\n", CheckOutcome.BadAnswer)]
    [InlineData(Chunked + "4\r\nhello world\r\n", CheckOutcome.BadAnswer)]
    [InlineData(Chunked + "FFFFFFFFFFFFFFFF\r\nhell", CheckOutcome.BadAnswer)]
    [InlineData(Chunked + "7FFFFFFFFFFFFFF\r\nhello world", CheckOutcome.Ok)]
    [InlineData(Chunked + "\r\n\r\n", CheckOutcome.BadAnswer)]
    public async Task A_text_is_looked_for_in_the_body(string answer, CheckOutcome outcome)
    {
        await using var target = new TargetServer(answer);
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), text: "hello world");

        Assert.Equal(outcome, result.Outcome);
    }

    [Theory]
    [InlineData(65_536 - 4, CheckOutcome.Ok)]
    [InlineData(65_536 - 3, CheckOutcome.TextMissing)]
    public async Task Only_the_first_64_KiB_count(int before, CheckOutcome outcome)
    {
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync($"HTTP/1.1 200 OK\r\n\r\n{new string('x', before)}text");
            await visit.HoldAsync();
        });
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), text: "text");

        Assert.Equal((outcome, outcome == CheckOutcome.Ok ? null : "the text is not in the first 64 KB of the answer"), (result.Outcome, result.Why));
    }

    [Fact]
    public async Task A_body_of_tiny_chunks_ends_somewhere()
    {
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync(Chunked);
            while (true)
            {
                await visit.SendAsync($"1;{new string('e', 200)}\r\nx\r\n");
            }
        });
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.TextMissing, (await bench.AskAsync(target.Url(), text: "text")).Outcome);
    }

    [Fact]
    public async Task A_chunk_size_line_without_end_is_a_bad_answer()
    {
        await using var target = new TargetServer($"{Chunked}{new string('0', 300)}");
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.BadAnswer, (await bench.AskAsync(target.Url(), text: "text")).Outcome);
    }

    [Fact]
    public async Task A_body_that_stalls_is_out_of_time_and_keeps_nothing_of_the_status()
    {
        using var bench = new ProbeBench();
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            bench.Time.Advance(ProbeBench.Timeout);
            await visit.HoldAsync();
        });

        var result = await bench.AskAsync(target.Url(), text: "text");

        Assert.Equal((CheckOutcome.TimedOut, 0), (result.Outcome, result.Status));
    }

    [Fact]
    public async Task A_text_beyond_ascii_is_compared_as_utf8()
    {
        await using var target = new TargetServer("HTTP/1.1 200 OK\r\n\r\ngr\u00c3\u00bc\u00c3\u009fe");
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "gr\u00fc\u00dfe")).Outcome);
    }
}

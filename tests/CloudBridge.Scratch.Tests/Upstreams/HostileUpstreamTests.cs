using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.Scratch.Tests.Upstreams;

public sealed class HostileUpstreamTests : IAsyncDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private readonly RawServer _hostile = new();
    private readonly RawServer _other = new();
    private readonly UpstreamDriver _driver;

    public HostileUpstreamTests() => _driver = Driver(_ => { });

    public async ValueTask DisposeAsync()
    {
        await _driver.DisposeAsync();
        await _hostile.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n{}", UpstreamFault.Unavailable)]
    [InlineData("Content-Length: 4\r\n\r\n{\"a\":1}", UpstreamFault.Malformed)]
    [InlineData("Content-Length: 99999999999\r\n\r\n{}", UpstreamFault.TooLarge)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", UpstreamFault.Malformed)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", UpstreamFault.Unavailable)]
    [InlineData("Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", UpstreamFault.Malformed)]
    [InlineData("Content-Length: x\r\n\r\n{\"a\":", UpstreamFault.Malformed)]
    public async Task A_lie_about_the_length_or_the_form_ends_the_question(string rest, UpstreamFault fault)
    {
        _hostile.Answer = (_, stream, token) => RawServer.WriteAsync(stream, Head + rest, token);

        Assert.Equal(fault, (await _driver.FailAsync("bad")).Fault);
        await OthersAreWellAsync();
    }

    [Fact]
    public async Task A_page_of_html_is_malformed()
    {
        _hostile.Answer = (_, stream, token) => RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 13\r\n\r\n<html></html>", token);

        Assert.Equal(UpstreamFault.Malformed, (await _driver.FailAsync("bad")).Fault);
        await OthersAreWellAsync();
    }

    [Fact]
    public async Task What_is_not_http_is_malformed()
    {
        _hostile.Answer = (_, stream, token) => RawServer.WriteAsync(stream, "220 mail.example.org ESMTP\r\n\r\n", token);

        Assert.Equal(UpstreamFault.Malformed, (await _driver.FailAsync("bad")).Fault);
        await OthersAreWellAsync();
    }

    [Fact]
    public async Task Headers_without_end_are_cut_off()
    {
        _hostile.Answer = async (_, stream, token) =>
        {
            await RawServer.WriteAsync(stream, Head, token);
            for (var i = 0; ; i++)
            {
                await RawServer.WriteAsync(stream, $"X-{i}: {new string('x', 1000)}\r\n", token);
            }
        };

        Assert.Equal(UpstreamFault.TooLarge, (await _driver.FailAsync("bad")).Fault);
        await OthersAreWellAsync();
    }

    [Fact]
    public async Task A_flood_is_cut_off_at_the_limit()
    {
        var chunk = $"1000\r\n{new string(' ', 0x1000)}\r\n";
        var sent = 0L;
        var ended = new TaskCompletionSource();
        _hostile.Answer = async (_, stream, token) =>
        {
            try
            {
                await RawServer.WriteAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\n", token);
                for (; ; sent += chunk.Length)
                {
                    await RawServer.WriteAsync(stream, chunk, token);
                }
            }
            finally
            {
                ended.SetResult();
            }
        };

        Assert.Equal(UpstreamFault.TooLarge, (await _driver.FailAsync("bad")).Fault);
        await Patience.WaitAsync(ended.Task);

        // Beyond the limit of 2 MiB is only what sockets hold in between.
        Assert.InRange(sent, 2L * 1024 * 1024, 32L * 1024 * 1024);
        await OthersAreWellAsync();
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_to_a_huge_one_is_cut_off()
    {
        var bomb = Bomb(64 * 1024 * 1024);
        Assert.True(bomb.Length < 100_000);
        _hostile.Answer = async (_, stream, token) =>
        {
            await RawServer.WriteAsync(stream, Head + $"Content-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n", token);
            await stream.WriteAsync(bomb, token);
        };

        Assert.Equal(UpstreamFault.TooLarge, (await _driver.FailAsync("bad")).Fault);
        await OthersAreWellAsync();
    }

    [Fact]
    public async Task A_connection_torn_down_in_the_middle_is_a_failure_that_may_pass()
    {
        _hostile.Answer = async (socket, stream, token) =>
        {
            await RawServer.WriteAsync(stream, Head + "Content-Length: 100\r\n\r\n{", token);
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        };

        Assert.Equal(UpstreamFault.Unavailable, (await _driver.FailAsync("bad")).Fault);
        await OthersAreWellAsync();
    }

    [Fact]
    public async Task Nobody_listening_is_a_failure_too()
    {
        await _hostile.DisposeAsync();

        Assert.Equal(UpstreamFault.Unavailable, (await _driver.FailAsync("bad")).Fault);
    }

    [Fact]
    public async Task An_answer_that_drips_ends_with_its_time_however_long_it_goes_on()
    {
        using var drops = new SemaphoreSlim(0);
        _hostile.Answer = async (_, stream, token) =>
        {
            await RawServer.WriteAsync(stream, Head + "Content-Length: 1000\r\n\r\n", token);
            while (true)
            {
                await drops.WaitAsync(token);
                await RawServer.WriteAsync(stream, " ", token);
            }
        };
        var asking = _driver.Client.GetAsync(UpstreamDriver.Call("bad"));
        await _hostile.Paths.CountAsync(1);
        for (var i = 0; i < 49; i++)
        {
            drops.Release();
            _driver.Time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.False(asking.IsCompleted);
        await OthersAreWellAsync();
        _driver.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(UpstreamFault.TimedOut, (await Assert.ThrowsAsync<UpstreamException>(() => Patience.WaitAsync(asking))).Fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-")]
    [InlineData(Head + "Content-Length: 10\r\n\r\n{")]
    public async Task Silence_holds_up_nobody_else_and_ends_with_its_time(string before)
    {
        _hostile.Answer = (_, stream, token) => HangAsync(stream, before, token);
        var hanging = Enumerable.Range(0, 5).Select(i => _driver.Client.GetAsync(UpstreamDriver.Call($"bad/{i}"))).ToArray();
        await _hostile.Paths.CountAsync(5);

        await OthersAreWellAsync();

        Assert.DoesNotContain(hanging, asking => asking.IsCompleted);
        _driver.Time.Advance(TimeSpan.FromSeconds(5));
        foreach (var asking in hanging)
        {
            Assert.Equal(UpstreamFault.TimedOut, (await Assert.ThrowsAsync<UpstreamException>(() => Patience.WaitAsync(asking))).Fault);
        }
    }

    [Fact]
    public async Task Even_when_all_the_budget_hangs_the_next_question_gets_its_own_connection()
    {
        await using var driver = Driver(options => (options.RequestsPerSecond, options.Burst) = (2, 3));
        _hostile.Answer = (_, stream, token) => HangAsync(stream, "", token);
        var hanging = new List<Task<UpstreamReply>>();
        for (var i = 0; i < 12; i++)
        {
            hanging.Add(driver.Client.GetAsync(UpstreamDriver.Call($"bad/{i}")));
            driver.Time.Advance(i < 3 ? TimeSpan.Zero : TimeSpan.FromSeconds(0.5));
            await _hostile.Paths.CountAsync(i + 1);
        }

        Assert.DoesNotContain(hanging, asking => asking.IsCompleted);
        var next = driver.Client.GetAsync(UpstreamDriver.Call("good/next"));
        driver.Time.Advance(TimeSpan.FromSeconds(0.4));
        await driver.Time.WhenTimersAsync(1);

        driver.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(200, (await Patience.WaitAsync(next)).Status);
    }

    private static async Task HangAsync(Stream stream, string before, CancellationToken cancellationToken)
    {
        await RawServer.WriteAsync(stream, before, cancellationToken);
        await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellationToken);
    }

    private async Task OthersAreWellAsync()
    {
        Assert.Equal(200, (await _driver.AskAsync("good/same")).Status);
        Assert.Equal(200, (await _driver.AskAsync("good/other", upstream: Upstream.Projects)).Status);
    }

    private UpstreamDriver Driver(Action<UpstreamOptions> with)
    {
        var options = UpstreamDriver.Accepting(options =>
        {
            (options.Enabled, options.Retries, options.BaseUrl) = (true, 0, _other.Url);
            with(options);
        });
        options.For(Upstream.ScratchApi).BaseUrl = _hostile.Url;
        return new UpstreamDriver(options, overNetwork: true);
    }

    private static byte[] Bomb(int size)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.ASCII.GetBytes(new string(' ', size)));
        }

        return packed.ToArray();
    }
}

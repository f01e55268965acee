using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests;

public sealed class OrderTests : ServerTest
{
    private const int Writers = 4;
    private const int SetsEach = 150;

    [Fact]
    public async Task Every_receiver_sees_the_sets_of_all_writers_in_the_same_order()
    {
        var server = await StartAsync();
        var one = await JoinAsync(server);
        var two = await JoinAsync(server);
        var writers = new List<CloudSocket>();
        for (var i = 0; i < Writers; i++)
        {
            writers.Add(await JoinAsync(server));
        }

        await Task.WhenAll(writers.Select((writer, i) => WriteAsync(writer, $"w{i}")));
        var seenByOne = await ReadAsync(one, Writers * SetsEach);
        var seenByTwo = await ReadAsync(two, Writers * SetsEach);

        Assert.Equal(seenByOne, seenByTwo);
        AssertInOrder(seenByOne, Writers);
    }

    [Fact]
    public async Task A_writer_sees_the_sets_of_the_others_in_order_and_never_its_own()
    {
        var server = await StartAsync();
        var writers = new List<CloudSocket>();
        for (var i = 0; i < Writers; i++)
        {
            writers.Add(await JoinAsync(server));
        }

        await Task.WhenAll(writers.Select((writer, i) => WriteAsync(writer, $"w{i}")));

        for (var i = 0; i < Writers; i++)
        {
            var seen = await ReadAsync(writers[i], (Writers - 1) * SetsEach);
            Assert.DoesNotContain(seen, line => line.Contains($"☁ w{i}\"", StringComparison.Ordinal));
            AssertInOrder(seen, Writers - 1);
        }
    }

    [Fact]
    public async Task Successive_sets_of_one_variable_all_arrive()
    {
        var server = await StartAsync();
        var host = await JoinAsync(server);
        var asker = await JoinAsync(server);

        await WriteAsync(asker, "TO_HOST");

        AssertInOrder(await ReadAsync(host, SetsEach), 1);
    }

    [Fact]
    public async Task A_set_sent_just_before_leaving_arrives()
    {
        var server = await StartAsync();
        var reader = await JoinAsync(server);
        var writer = await JoinAsync(server);

        await writer.SetAsync("last", "1");
        await writer.CloseAsync();

        Assert.Equal("☁ last", (await reader.NextAsync()).Name);
    }

    [Fact]
    public async Task A_busy_server_joins_a_burst_into_few_frames()
    {
        const int Burst = 300;
        var server = await StartAsync(new CloudServerOptions { FrameBudget = 1, MaxFlushInterval = TimeSpan.FromMilliseconds(100) });
        var writer = await JoinAsync(server);
        var reader = await JoinAsync(server);
        var before = server.Statistics.FramesSent;

        for (var i = 0; i < Burst; i++)
        {
            await writer.SetAsync("a", $"{i}");
        }

        for (var i = 0; i < Burst; i++)
        {
            Assert.Equal($"{i}", (await reader.NextAsync()).Value);
        }

        Assert.InRange(server.Statistics.FramesSent - before, 1, Burst / 3);
    }

    [Fact]
    public async Task A_quiet_server_passes_a_set_on_without_waiting_for_its_clock()
    {
        var server = await StartAsync(time: new ManualTimeProvider());
        var writer = await JoinAsync(server);
        var reader = await JoinAsync(server);

        for (var i = 0; i < 5; i++)
        {
            await writer.SetAsync("a", $"{i}");
            Assert.Equal($"{i}", (await reader.NextAsync()).Value);
        }
    }

    private static async Task WriteAsync(CloudSocket writer, string name)
    {
        for (var i = 0; i < SetsEach; i++)
        {
            await writer.SetAsync(name, $"{i}");
        }
    }

    private static async Task<List<string>> ReadAsync(CloudSocket reader, int count)
    {
        var lines = new List<string>();
        while (lines.Count < count)
        {
            lines.Add(await reader.NextLineAsync());
        }

        return lines;
    }

    private static void AssertInOrder(List<string> lines, int writers)
    {
        var byWriter = lines.Select(CloudMessage.Parse).GroupBy(message => message.Name).ToArray();
        Assert.Equal(writers, byWriter.Length);
        Assert.All(byWriter, sets => Assert.Equal(Enumerable.Range(0, SetsEach), sets.Select(message => int.Parse(message.Value))));
    }
}

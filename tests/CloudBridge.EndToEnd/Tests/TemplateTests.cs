using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;
using Xunit.Abstractions;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>How long projects made with the official template wait on a cloud of 256 digits and ten values a second.</summary>
[Collection(Alone.Name)]
public sealed class TemplateTests(ITestOutputHelper output)
{
    private const int Answers = 5;
    private const int Loops = 7;

    /// <summary>What eight virtual machines that share the cores with the server may cost: a twentieth of what decision 26 allows.</summary>
    private const double Slack = 1.05;

    [Fact]
    public async Task Alone_each_answer_of_600_characters_is_there_within_three_quarters_of_a_second_the_first_after_a_start_too()
    {
        var player = (await PlayAsync(600, loops: 0))[0];

        Assert.All(player.Milliseconds, time => Assert.InRange(time, 0, 750 * Slack));
    }

    [Theory]
    [InlineData(206, 1200)]
    [InlineData(600, 2000)]
    [InlineData(1200, 3500)]
    public async Task Beside_seven_players_who_ask_short_things_all_the_time_an_answer_takes_its_share_and_the_short_ones_about_a_second(int characters, int limit)
    {
        var players = await PlayAsync(characters, Loops);

        Assert.InRange(Median(players[0].Milliseconds), 0, limit * Slack);
        Assert.InRange(Median(players.Skip(1).SelectMany(player => player.Milliseconds)), 0, 1000 * Slack);
    }

    /// <summary>One player asks for several long answers; the others ask a short echo again and again, a tenth of a second after each answer.</summary>
    private async Task<IReadOnlyList<VmEvent>> PlayAsync(int characters, int loops)
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room], ServerProcess.SlowCloud);
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = server.CloudAddress,
            Rooms = [ServerFixture.Room],
            Vms = 1 + loops,
            Ask = [[.. Enumerable.Repeat($"big&{characters}", Answers)], .. Enumerable.Range(1, loops).Select(n => new[] { $"echo&Hello from {n}" })],
            LoopFrom = 1,
            Pause = 0.1,
            DistinctIds = true,
            RealClock = true,
            Receiving = Receiving.AsksAfterTheLastPart,
            Timeout = 120,
        });
        var players = await vm.FinishAsync(1 + loops);

        Tell($"{characters} characters", players[0].Milliseconds);
        Tell("short", [.. players.Skip(1).SelectMany(player => player.Milliseconds)]);
        Assert.All(players.SelectMany(player => player.Statuses), status => Assert.Equal(Progress.Done, status));
        Assert.All(players[0].Results, result => Assert.Equal(LongText.Of(characters), result));
        return players;
    }

    private void Tell(string what, IReadOnlyList<int> times)
    {
        if (times.Count > 0)
        {
            output.WriteLine($"{what}: {times.Count} answers, median {Median(times)} ms, longest {times.Max()} ms: {string.Join(' ', times.Take(20))}");
        }
    }

    private static int Median(IEnumerable<int> times) => times.Order().ElementAt(times.Count() / 2);
}

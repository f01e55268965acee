using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>Many players at once, in as many real VMs.</summary>
[Collection(Alone.Name)]
public sealed class ManyPlayersTests
{
    private const int Players = 200;

    [Fact]
    public async Task Two_hundred_players_in_two_rooms_all_get_their_own_answers()
    {
        string[] rooms = ["2001", "2002"];
        var texts = Enumerable.Range(0, Players).Select(n => new[] { $"first of player {n}", $"Second of Player {n}" }).ToArray();
        using var server = await ServerProcess.StartAsync(rooms);
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = server.CloudAddress,
            Rooms = rooms,
            Vms = Players,
            Ask = [.. texts.Select(pair => pair.Select(text => "echo&" + text).ToArray())],
            DistinctIds = true,
            // All in one frame would stall the one process that plays them all, and with it their eyes for answers.
            StartOver = 4,
            RequestTimeout = 10,
            Tries = 3,
            Timeout = 150,
        });

        var players = await vm.FinishAsync(Players);

        Assert.Equal(texts, players.Select(player => player.Results));
        Assert.All(players, player => Assert.All(player.Statuses, status => Assert.Equal(Progress.Done, status)));
    }

    [Fact]
    public async Task Eight_players_with_the_template_on_a_slow_cloud_get_their_long_answers_whole()
    {
        int[] lengths = [206, 600, 1200];
        using var server = await ServerProcess.StartAsync([ServerFixture.Room], ServerProcess.SlowCloud);
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = server.CloudAddress,
            Rooms = [ServerFixture.Room],
            Vms = 8,
            Ask = [.. Enumerable.Range(0, 8).Select(player => Turned(lengths, player).Select(length => $"big&{length}").ToArray())],
            DistinctIds = true,
            Receiving = Receiving.AsksAfterTheLastPart,
        });

        var players = await vm.FinishAsync(8);

        Assert.All(players, player => Assert.All(player.Statuses, status => Assert.Equal(Progress.Done, status)));
        Assert.Equal(Enumerable.Range(0, 8).Select(player => Turned(lengths, player).Select(LongText.Of)), players.Select(player => player.Results));
    }

    private static IEnumerable<int> Turned(int[] lengths, int by) => lengths.Select((_, index) => lengths[(index + by) % lengths.Length]);
}

using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>The server goes away in the middle of a conversation and comes back.</summary>
public sealed class RestartTests
{
    private const string Room = "3001";

    [Fact]
    public Task After_a_restart_the_project_still_gets_its_answers() =>
        PlayThroughAsync(server => server.StopAsync());

    [Fact]
    public Task After_a_crash_the_project_still_gets_its_answers() =>
        PlayThroughAsync(server => server.CrashAsync());

    [Fact]
    public Task After_a_crash_a_project_made_with_the_template_still_gets_its_answers() =>
        PlayThroughAsync(server => server.CrashAsync(), Receiving.AsksAfterTheLastPart);

    private static async Task PlayThroughAsync(Func<ServerProcess, Task> end, Receiving receiving = Receiving.AsksWhileASlotIsEmpty)
    {
        string[] texts = [.. Enumerable.Range(1, 20).Select(n => $"text {n}")];
        using var server = await ServerProcess.StartAsync([Room]);
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = server.CloudAddress,
            Rooms = [Room],
            Ask = [[.. texts.Select(text => "echo&" + text)]],
            RequestTimeout = 3,
            Tries = 20,
            Timeout = 90,
            Receiving = receiving,
        });
        await vm.NextAsync(VmEvent.Answer);
        await vm.NextAsync(VmEvent.Answer);

        await end(server);
        await server.StartAgainAsync();
        var player = (await vm.FinishAsync())[0];

        Assert.Equal(texts, player.Results);
        Assert.All(player.Statuses, status => Assert.Equal(Progress.Done, status));
        Assert.True(player.Connections >= 2, "The connection never broke.");
    }
}

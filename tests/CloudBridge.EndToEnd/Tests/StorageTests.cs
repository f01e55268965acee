using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>A project in a real scratch-vm stores things as projects with a storage template do, also over a restart and a crash.</summary>
public sealed class StorageTests
{
    private const string Room = "4001";

    [Fact]
    public Task What_was_stored_is_there_after_a_restart() => PlayAsync(server => server.StopAsync());

    [Fact]
    public Task What_a_project_made_with_the_template_stored_is_there_after_a_restart() => PlayAsync(server => server.StopAsync(), Receiving.AsksAfterTheLastPart);

    [Fact]
    public Task What_was_stored_is_there_after_a_crash() => PlayAsync(server => server.CrashAsync());

    [Fact]
    public async Task What_was_stored_without_a_journal_is_there_after_a_crash() =>
        await PlayAsync(server => server.CrashAsync(), Receiving.AsksWhileASlotIsEmpty, "--Journal:Enabled=false");

    private static async Task PlayAsync(Func<ServerProcess, Task> end, Receiving receiving = Receiving.AsksWhileASlotIsEmpty, params string[] settings)
    {
        using var server = await ServerProcess.StartAsync([Room], settings);
        await ExpectAsync(
            server,
            receiving,
            ("ping", "pong"),
            ("get&save&Ada", "Error: Database save doesn't exist"),
            ("set&save&Ada&level 3 & 40 coins", "ok"),
            ("ping", "pong"),
            ("set&save&Bob&12345", "ok"),
            ("get&save&Ada", "level 3 & 40 coins"),
            ("get&save&Bob", "12345"),
            ("get&save&nobody", ""),
            ("keys&save", "Ada|Bob"),
            ("storage.increment&save&visits", "1"),
            ("database_names", "save"));

        await end(server);
        await server.StartAgainAsync();

        await ExpectAsync(
            server,
            receiving,
            ("ping", "pong"),
            ("get&save&Ada", "level 3 & 40 coins"),
            ("storage.increment&save&visits", "2"),
            ("keys&save", "Ada|Bob|visits"));
    }

    private static async Task ExpectAsync(ServerProcess server, Receiving receiving, params (string Request, string Answer)[] conversation)
    {
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = server.CloudAddress,
            Rooms = [Room],
            Ask = [[.. conversation.Select(turn => turn.Request)]],
            Receiving = receiving,
        });
        var player = (await vm.FinishAsync())[0];

        Assert.Equal(conversation.Select(turn => turn.Answer), player.Results);
        Assert.All(player.Statuses, status => Assert.Equal(Progress.Done, status));
    }
}

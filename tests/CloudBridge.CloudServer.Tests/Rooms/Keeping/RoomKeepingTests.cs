using System.ComponentModel.DataAnnotations;
using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Rooms.Keeping;

public sealed class RoomKeepingTests : ServerTest
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly MemoryRoomStore _store = new();

    private CloudServerOptions Options => new() { RoomStore = _store, AllowRename = true, AllowDelete = true };

    [Fact]
    public async Task Values_come_back_when_the_server_starts_again()
    {
        var server = await StartAsync(Options);
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);
        await writer.SetAsync("a", "1");
        await writer.SetRawAsync("b", "-2.50");
        await writer.SetAsync("a", "3");
        await CountAsync(other, 3);
        await EndAsync(server);

        Assert.Equal(["☁ a \"3\"", "☁ b -2.50"], await ValuesAsync(await StartAsync(Options)));
    }

    [Fact]
    public async Task Without_a_store_they_do_not()
    {
        var server = await StartAsync(Options with { RoomStore = null });
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);
        await writer.SetAsync("a", "1");
        await other.NextAsync();
        await EndAsync(server);

        Assert.Empty(await ValuesAsync(await StartAsync(Options with { RoomStore = null })));
    }

    [Fact]
    public async Task Sets_within_a_quarter_of_a_second_are_saved_once_with_the_latest_value()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(Options, time);
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);
        for (var value = 1; value <= 200; value++)
        {
            await writer.SetAsync("a", $"{value}");
        }

        await time.WhenDueWithinAsync(Interval);
        while ((await other.NextAsync()).Value != "200")
        {
        }

        Assert.Empty(_store.Saves.Items);
        await QuietPool.WaitAsync();
        time.Advance(Interval);

        var saved = Assert.Single((await _store.Saves.CountAsync(1))[0].Variables);
        Assert.Contains("\"200\"", Encoding.UTF8.GetString(saved.Line!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renamed_and_deleted_variables_are_kept_as_they_are_then()
    {
        var server = await StartAsync(Options);
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);
        await writer.SetAsync("old", "1");
        await writer.SetAsync("gone", "2");
        await CountAsync(other, 2);
        await _store.Saves.WhenAsync(saves => saves.SelectMany(save => save.Variables).Count() >= 2);

        await writer.SendAsync("""{"method":"rename","name":"☁ old","new_name":"☁ new","user":"player","project_id":"1"}""");
        await writer.SendAsync("""{"method":"delete","name":"☁ gone","user":"player","project_id":"1"}""");
        await CountAsync(other, 2);
        await EndAsync(server);

        Assert.Equal(["☁ new"], _store.NamesIn("1"));
        Assert.Equal(["☁ new \"1\""], await ValuesAsync(await StartAsync(Options)));
    }

    [Fact]
    public async Task A_room_that_memory_has_forgotten_is_read_when_somebody_joins_it()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(Options, time);
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);
        await writer.SetAsync("a", "7");
        await other.NextAsync();
        await writer.CloseAsync();
        await other.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == 0);

        await time.WhenDueWithinAsync(Interval);
        await QuietPool.WaitAsync();
        time.Advance(Interval);
        await _store.Saves.CountAsync(1);
        await QuietPool.WaitAsync();
        time.Advance(TimeSpan.FromMinutes(61));
        await UntilAsync(server, statistics => statistics.Rooms == 0);

        Assert.Equal(["☁ a \"7\""], await ValuesAsync(server));
    }

    [Fact]
    public async Task Those_who_join_a_room_at_once_have_it_read_once()
    {
        var hold = new TaskCompletionSource();
        _store.Put("1", "a", "\"5\"");
        _store.Before = () => hold.Task;
        var server = await StartAsync(Options);

        var joining = Enumerable.Range(0, 5).Select(_ => ValuesAsync(server)).ToArray();
        await UntilAsync(server, statistics => statistics.Connections == 5);
        await _store.Loads.CountAsync(1);
        hold.SetResult();

        Assert.All(await Task.WhenAll(joining), values => Assert.Equal(["☁ a \"5\""], values));
        Assert.Single(_store.Loads.Items);
    }

    [Fact]
    public async Task What_a_limit_of_today_does_not_allow_is_left_out_and_stays_kept()
    {
        _store.Put("1", "letters", "\"abc\"");
        _store.Put("1", "number", "\"5\"");
        _store.Put("1", "nonsense", "{}");

        Assert.Equal(["☁ number \"5\""], await ValuesAsync(await StartAsync(Options)));
        Assert.Equal(["☁ letters", "☁ nonsense", "☁ number"], _store.NamesIn("1"));
        Assert.Equal(["☁ letters \"abc\"", "☁ number \"5\""], await ValuesAsync(await StartAsync(Options with { AllowText = true })));
    }

    [Fact]
    public async Task A_room_that_is_in_use_is_noted_every_hour_though_nothing_changes()
    {
        var time = new ManualTimeProvider();
        var server = await StartAsync(Options, time);
        await JoinAsync(server);

        time.Advance(TimeSpan.FromHours(1));
        await time.WhenDueWithinAsync(Interval);
        await QuietPool.WaitAsync();
        time.Advance(Interval);

        Assert.Empty((await _store.Saves.CountAsync(1))[0].Variables);
    }

    [Fact]
    public async Task A_room_that_the_store_has_given_up_is_saved_whole_while_somebody_is_in_it()
    {
        var server = await StartAsync(Options);
        var writer = await JoinAsync(server);
        await writer.SetAsync("a", "1");
        await writer.SetAsync("b", "2");
        await _store.Saves.WhenAsync(saves => saves.SelectMany(save => save.Variables).Count() == 2);

        _store.Lost = ["1"];
        await writer.SetAsync("b", "3");

        await _store.Saves.WhenAsync(saves => saves.SelectMany(save => save.Variables).Count() == 5);
    }

    [Fact]
    public async Task A_store_that_has_begun_anew_gets_all_rooms_whole_and_those_that_nobody_is_in_too()
    {
        var server = await StartAsync(Options);
        var writer = await JoinAsync(server);
        var leaves = await JoinAsync(server, "2");
        await writer.SetAsync("a", "1");
        await writer.SetAsync("b", "2");
        await leaves.SetAsync("c", "3");
        await _store.Saves.WhenAsync(saves => saves.SelectMany(save => save.Variables).Count() == 3);
        await leaves.CloseAsync();
        await UntilAsync(server, statistics => statistics.Connections == 1);

        _store.Lost = null;
        await writer.SetAsync("b", "4");

        await _store.Saves.WhenAsync(saves => saves.SelectMany(save => save.Variables).Count() == 7);
    }

    [Fact]
    public async Task Nothing_is_kept_where_Scratch_is_played()
    {
        await Assert.ThrowsAsync<ValidationException>(() => StartAsync(Options with { Profile = CloudServerProfile.Scratch }));
        await Assert.ThrowsAsync<ValidationException>(() => StartAsync(new CloudServerOptions { Profile = CloudServerProfile.Scratch, AllowText = true }));
    }

    private static async Task CountAsync(CloudSocket socket, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            await socket.NextAsync();
        }
    }

    private async Task<string[]> ValuesAsync(CloudServerHost server)
    {
        var late = await ConnectAsync(server);
        await late.HandshakeAsync(askForReady: true);
        return [.. (await late.SnapshotAsync()).Select(message => $"{message.Name} {message.RawValue}").Order(StringComparer.Ordinal)];
    }
}

using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>A client that missed versions of a topic has the latest value in the end.</summary>
public sealed class TopicVersionTests
{
    private int _value;

    [Theory]
    [InlineData(49)]
    [InlineData(60)]
    [InlineData(98)]
    [InlineData(99)]
    [InlineData(200)]
    public async Task Versions_that_never_left_are_not_counted(int published)
    {
        await using var room = new RoomSimulation(256, 0.1);
        var player = await FollowAsync(room);
        player.IsAsleep = true;
        for (var value = 0; value < published; value++)
        {
            Publish(room);
        }

        player.IsAsleep = false;
        await room.UntilAsync(() => player.Updates[^1] == $"1: {_value}");
    }

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(98)]
    [InlineData(99)]
    [InlineData(149)]
    public async Task Who_slept_through_versions_that_left_has_the_latest_after_its_next_hello(int versions)
    {
        await using var room = new RoomSimulation(256, 0.1);
        var player = await FollowAsync(room);
        player.IsAsleep = true;
        for (var version = 0; version < versions; version++)
        {
            Publish(room);
            await room.StepAsync();
        }

        player.IsAsleep = false;
        await room.UntilAsync(() => player.Updates[^1] == $"1: {_value}", atMost: 60);
    }

    [Theory]
    [InlineData(49)]
    [InlineData(98)]
    public async Task Who_saw_all_versions_goes_on_to_see_all(int versions)
    {
        await using var room = new RoomSimulation(256, 0.1);
        var (player, sleeper) = (await FollowAsync(room), await FollowAsync(room, Bob));
        sleeper.IsAsleep = true;
        for (var version = 0; version < versions; version++)
        {
            Publish(room);
            await room.StepAsync();
        }

        sleeper.IsAsleep = false;
        await room.UntilAsync(() => sleeper.Updates[^1] == $"1: {_value}", atMost: 60);
        for (var version = 0; version < 60; version++)
        {
            Publish(room);
            await room.StepAsync();
            Assert.Equal($"1: {_value}", player.Updates[^1]);
            Assert.Equal($"1: {_value}", sleeper.Updates[^1]);
        }
    }

    private async Task<SimulatedClient> FollowAsync(RoomSimulation room, uint nonce = Ann)
    {
        var player = room.Join(nonce);
        await room.UntilAsync(() => player.IsWelcome);
        room.Room.Topics.Subscribe(nonce, "news");
        player.Follow(1);
        Publish(room);
        await room.UntilAsync(() => player.Updates.Count > 0);
        return player;
    }

    private void Publish(RoomSimulation room) => room.Room.Topics.TryPublish("news", RequestResult.Text($"{++_value}"));
}

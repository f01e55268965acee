using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>Players who miss parts that the server sends once, so that nothing but asking brings them.</summary>
public sealed class RerequestTests(RerequestTests.OncePerPartFixture fixture) : IClassFixture<RerequestTests.OncePerPartFixture>
{
    [Theory]
    [InlineData(Receiving.AsksWhileASlotIsEmpty)]
    [InlineData(Receiving.AsksAfterTheLastPart)]
    public async Task Lost_parts_are_asked_for_again_and_the_answer_completes(Receiving receiving)
    {
        var lines = string.Join('|', Enumerable.Range(1, 200).Select(n => $"line {n}"));
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = fixture.Server.CloudAddress,
            Rooms = [ServerFixture.Room],
            Ask = [["lines&200"]],
            Blind = BlindnessOptions.ToParts(1, 3, 4, 9),
            RequestTimeout = 10,
            Tries = 1,
            Receiving = receiving,
        });

        var player = (await vm.FinishAsync())[0];

        Assert.Equal(lines, player.Results[0]);
        Assert.Equal([Progress.Done], player.Statuses);
        Assert.Equal(4, player.HiddenValues);
        Assert.True(player.ReRequests >= 1, "Nothing was asked for again.");
    }

    /// <summary>A server without repeats for hidden pages, which come before the asking of a player whose machine is busy.</summary>
    public sealed class OncePerPartFixture : ServerFixture
    {
        /// <inheritdoc />
        protected override string[] Settings => ["--Cloud:Embedded:ValueLength=256", "--Requests:RepeatsWhenIdle=0"];
    }
}

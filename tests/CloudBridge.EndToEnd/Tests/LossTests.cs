using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>Players who miss values, as those with a slow or hidden page do.</summary>
public sealed class LossTests(ShortValuesFixture fixture) : IClassFixture<ShortValuesFixture>
{
    [Theory]
    [InlineData(Receiving.AsksWhileASlotIsEmpty)]
    [InlineData(Receiving.AsksAfterTheLastPart)]
    [InlineData(Receiving.NeverAsks)]
    public async Task An_answer_of_25_parts_arrives_whole(Receiving receiving)
    {
        // What a late frame has missed comes back to some of them only.
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = fixture.Server.CloudAddress,
            Rooms = [ServerFixture.Room],
            Ask = [["big&3000"]],
            SeesAll = true,
            Receiving = receiving,
        });
        var player = (await vm.FinishAsync())[0];

        Assert.Equal([LongText.Of(3000)], player.Results);
        Assert.Equal([Progress.Done], player.Statuses);
    }

    [Fact]
    public async Task A_project_that_misses_one_value_in_three_repeats_its_requests_and_gets_every_answer()
    {
        string[] texts = [.. Enumerable.Range(1, 10).Select(n => $"number {n} of ten")];
        using var vm = Start(BlindnessOptions.ToPercent(33, seed: 7), requestTimeout: 1, tries: 20, Receiving.AsksWhileASlotIsEmpty, [.. texts.Select(text => "echo&" + text)]);

        var player = (await vm.FinishAsync())[0];

        Assert.Equal(texts, player.Results);
        Assert.True(player.HiddenValues >= 1, "Nothing was missed.");
    }

    [Fact]
    public async Task A_hidden_page_that_misses_one_value_in_five_shows_a_long_answer_whole()
    {
        var lines = string.Join('|', Enumerable.Range(1, 100).Select(n => $"line {n}"));
        using var vm = Start(BlindnessOptions.ToPercent(20, seed: 3), requestTimeout: 10, tries: 3, Receiving.AsksWhileASlotIsEmpty, "lines&100", "echo&after");

        var player = (await vm.FinishAsync())[0];

        Assert.Equal([lines, "after"], player.Results);
        Assert.True(player.HiddenValues >= 1, "Nothing was missed.");
    }

    private NodeVm Start(BlindnessOptions blind, int requestTimeout, int tries, Receiving receiving, params string[] requests) => NodeVm.Start(new VmOptions
    {
        Cloud = fixture.Server.CloudAddress,
        Rooms = [ServerFixture.Room],
        Ask = [requests],
        Blind = blind,
        RequestTimeout = requestTimeout,
        Tries = tries,
        Receiving = receiving,
    });
}

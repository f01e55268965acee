using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>A project in a real scratch-vm asks the real server.</summary>
public sealed class RequestTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_ping_is_answered_with_pong() => Expect(await fixture.AskAsync("ping"), "pong");

    [Fact]
    public async Task Every_character_of_the_alphabet_comes_back_as_it_went_in_capitals_and_all()
    {
        // & separates arguments and cannot be part of one.
        var characters = CharacterCostumes.Characters.Replace("&", "", StringComparison.Ordinal);

        Assert.Equal(88, characters.Length);
        Expect(await fixture.AskAsync("echo&" + characters), characters);
    }

    [Fact]
    public async Task Characters_outside_the_alphabet_are_dropped_by_the_project() =>
        Expect(await fixture.AskAsync("echo&<naïve> {cafés}"), "nave cafs");

    [Fact]
    public async Task Several_requests_are_answered_in_their_order() =>
        Expect(await fixture.AskAsync("ping", "echo&Hello World", "ping", "echo&hello world"), "pong", "Hello World", "pong", "hello world");

    [Fact]
    public async Task An_argument_of_400_characters_arrives_whole_although_it_takes_several_writes()
    {
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => CharacterCostumes.Characters[i * 7 % 70]));

        Expect(await fixture.AskAsync("echo&" + text), text);
    }

    // "echo&" and n characters make 2n + 10 digits; a write takes 245, so both sides of the edge and a split code are here.
    [Theory]
    [InlineData(117)]
    [InlineData(118)]
    [InlineData(240)]
    public async Task An_argument_at_the_edge_of_a_write_arrives_whole(int length)
    {
        var text = new string('e', length);

        Expect(await fixture.AskAsync("echo&" + text), text);
    }

    [Fact]
    public async Task A_list_is_answered_item_by_item() =>
        Expect(await fixture.AskAsync("lines&5"), "line 1|line 2|line 3|line 4|line 5");

    [Fact]
    public async Task An_answer_of_3000_characters_arrives_whole()
    {
        var player = await fixture.AskAsync("big&3000");

        Assert.Equal([Progress.Done], player.Statuses);
        Assert.Equal(3000, player.Results[0].Length);
    }

    [Fact]
    public async Task Sums_arrive_as_bare_digits()
    {
        var player = await fixture.AskAsync("add&2&40", "add&999999999&1");

        Expect(player, "42", "1000000000");
        Assert.Equal(2, player.RawAnswers);
    }

    [Fact]
    public async Task A_negative_sum_arrives_as_encoded_text()
    {
        var player = await fixture.AskAsync("add&2&-5");

        Expect(player, "-3");
        Assert.Equal(0, player.RawAnswers);
    }

    [Fact]
    public async Task Digits_keep_leading_zeros_and_every_place() =>
        Expect(await fixture.AskAsync("echo&007", "echo&123456789012345678901234567890"), "007", "123456789012345678901234567890");

    [Fact]
    public async Task An_unknown_request_is_answered_with_a_sentence()
    {
        var player = await fixture.AskAsync("frobnicate&1");

        Assert.Equal([Progress.Done], player.Statuses);
        Assert.True(player.Results[0].Split(' ').Length >= 3, $"'{player.Results[0]}' is no sentence.");
    }

    [Fact]
    public async Task A_client_that_sends_at_once_is_served_as_well()
    {
        using var vm = NodeVm.Start(new VmOptions
        {
            Cloud = fixture.Server.CloudAddress,
            Rooms = [ServerFixture.Room],
            Ask = [["ping", "echo&" + new string('w', 300), "lines&2"]],
            Client = "turbowarp",
        });

        Expect((await vm.FinishAsync())[0], "pong", new string('w', 300), "line 1|line 2");
    }

    [Fact]
    public async Task A_project_made_with_the_template_is_served_as_well() =>
        Expect(await fixture.AskAsync(Receiving.AsksAfterTheLastPart, "ping", "echo&Hello World", "lines&3", "add&2&40"), "pong", "Hello World", "line 1|line 2|line 3", "42");

    private static void Expect(VmEvent player, params string[] answers)
    {
        Assert.Equal(answers, player.Results);
        Assert.All(player.Statuses, status => Assert.Equal(Progress.Done, status));
    }
}

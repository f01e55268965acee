using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Palette;

namespace CloudBridge.Sprites.Tests.Engine.Receiving;

public sealed class GapFinderTests
{
    private const string Nonce = "40512345";

    private readonly EngineParts _parts = new();

    [Fact]
    public void Parts_that_are_missing_below_one_that_came_are_named_as_ranges() =>
        Assert.Equal([$"12{Nonce}0001000001003003"], Look(now: 10.1, [2, 4], last: 4));

    [Fact]
    public void Nothing_is_said_while_parts_come_in_order() => Assert.Empty(Look(now: 10.1, [0, 1, 2], last: 2));

    [Fact]
    public void When_nothing_comes_for_half_a_second_all_that_follow_are_named() =>
        Assert.Equal([$"12{Nonce}0001003999"], Look(now: 10.6, [0, 1, 2], last: 2));

    [Fact]
    public void Of_an_answer_whose_digits_are_all_here_nothing_is_missing() => Assert.Empty(Look(now: 13, [0, 1, 2, 3], last: 3, total: 16));

    [Fact]
    public void Every_four_seconds_it_is_said_that_somebody_waits() => Assert.Equal([$"12{Nonce}0001"], Look(now: 14.1, [0, 1, 2, 3], last: 3, total: 16));

    [Fact]
    public void Of_a_topic_its_number_and_version_are_named() =>
        Assert.Equal(
            [$"15{Nonce}0307000000"],
            Look(now: 10.1, [1], last: 1, more: [Set(RequestField.Kind, RequestKind.News), Set(RequestField.Payload, "03"), Set(RequestField.Version, "07")]));

    [Fact]
    public void After_three_words_without_an_answer_hello_is_said_as_the_server_may_have_restarted()
    {
        var said = Look(now: 11.6, [], last: -1, more: [Set(RequestField.Tries, 3)]);

        Assert.Equal([$"10{Nonce}12000000", $"12{Nonce}0001000999"], said);
    }

    [Fact]
    public void What_is_missing_fits_into_one_value()
    {
        var said = Look(now: 10.1, [.. Enumerable.Range(0, 90).Select(n => (2 * n) + 1)], last: 179);

        Assert.InRange(said.Single().Length + 2, 150, 256);
        Assert.Equal(0, (said.Single().Length - 14) % 6);
    }

    private Block Set(RequestField field, Value value) => _parts.Table.Set(field, value);

    // A long answer with parts of four digits that was last heard of at 10.
    private string[] Look(double now, int[] came, int last, int total = 999, params Block[] more)
    {
        var machine = _parts.Run(
            [
                Data.Set(_parts.State.Nonce, Nonce), Data.Set(_parts.State.Clock, now), _parts.Table.AddRequest(1), Set(RequestField.Number, "0001"), Set(RequestField.State, RequestState.Reading),
                Set(RequestField.Handle, 33), Set(RequestField.Total, total), Set(RequestField.LastPart, last), Set(RequestField.HeardAt, 10), Set(RequestField.SaidAt, 10), Set(RequestField.Tries, 1),
                .. came.SelectMany(part => new[] { Data.Add(33_000 + part, _parts.State.PartKeys), Data.Add("1234", _parts.State.Parts) }),
                .. more, _parts.Gaps.Look(),
            ]);
        return machine[_parts.State.Out];
    }
}

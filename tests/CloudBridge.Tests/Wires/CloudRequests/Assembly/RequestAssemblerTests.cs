using CloudBridge.Wires.CloudRequests.Assembly;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Tests.Wires.CloudRequests.Assembly;

public class RequestAssemblerTests
{
    private readonly AssemblerDriver _assembler = new();

    [Fact]
    public void A_request_in_one_value_is_complete_at_once() =>
        Assert.Equal(new Assembled(AssemblyVerdict.Complete, "417950", "ping"), _assembler.Take("51374733.417950"));

    [Fact]
    public void A_request_without_any_text_is_complete_too() =>
        Assert.Equal(new Assembled(AssemblyVerdict.Complete, "417950", ""), _assembler.Take(".417950"));

    [Fact]
    public void Parts_wait_for_the_last_one()
    {
        var values = AssemblerDriver.Values(new string('x', 300));
        Assert.Equal(3, values.Count);
        Assert.Equal(AssemblyVerdict.Waiting, _assembler.Take(values[0]).Verdict);
        Assert.Equal(AssemblyVerdict.Waiting, _assembler.Take(values[1]).Verdict);
        Assert.Equal(new string('x', 300), _assembler.Take(values[2]).Text);
        Assert.Equal(0, _assembler.PartialRequests);
    }

    [Theory]
    [InlineData(122)]
    [InlineData(123)]
    [InlineData(244)]
    [InlineData(245)]
    [InlineData(246)]
    [InlineData(490)]
    public void A_character_that_is_cut_at_the_border_of_two_parts_is_whole_again(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        Assert.Equal(text, Assert.Single(_assembler.TakeAll(AssemblerDriver.Values(text))).Text);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("!")]
    [InlineData("aaA33")]
    [InlineData("hello")]
    [InlineData("ab")]
    public void Parts_that_are_rightly_equal_all_count_whatever_the_length(string unit)
    {
        for (var length = 1; length <= 1500; length += 7)
        {
            var text = Texts.Repeat(unit, length);
            Assert.Equal(text, Assert.Single(new AssemblerDriver().TakeAll(AssemblerDriver.Values(text))).Text);
        }
    }

    [Fact]
    public void Any_text_of_any_length_is_read_exactly() =>
        Property.Holds(Texts.Any(1500), text =>
            Assert.Equal([new Assembled(AssemblyVerdict.Complete, "417950", text)], new AssemblerDriver().TakeAll(AssemblerDriver.Values(text))));

    [Fact]
    public void A_part_that_comes_twice_in_a_row_counts_once() =>
        Property.Holds(WithPlaces(Texts.Varied(0, 1200)), sent =>
        {
            var values = AssemblerDriver.Values(sent.Text);
            var again = sent.First % values.Count;
            values.Insert(again, values[again]);
            AssertRead(sent.Text, values);
        });

    [Fact]
    public void A_part_that_comes_again_later_counts_once() =>
        Property.Holds(WithPlaces(Texts.Varied(0, 1200)), sent =>
        {
            var values = AssemblerDriver.Values(sent.Text);
            var again = sent.First % values.Count;
            values.Insert(again + 1 + (sent.Second % (values.Count - again)), values[again]);
            AssertRead(sent.Text, values);
        });

    [Fact]
    public void Every_part_twice_is_still_the_same_request() =>
        Property.Holds(Texts.Varied(0, 1200), text =>
            AssertRead(text, AssemblerDriver.Values(text).SelectMany(value => Enumerable.Repeat(value, 2))));

    [Fact]
    public void No_single_repeat_ever_makes_a_wrong_text_even_where_parts_are_rightly_equal() =>
        Property.Holds(WithPlaces(Texts.Repeating(1200)), sent =>
        {
            var values = AssemblerDriver.Values(sent.Text);
            var again = sent.First % values.Count;
            values.Insert(again + 1 + (sent.Second % (values.Count - again)), values[again]);
            AssertNeverWrong(sent.Text, values);
        });

    [Fact]
    public void A_single_lost_part_is_noticed() =>
        Property.Holds(WithPlaces(Texts.Any(1200)), sent =>
        {
            var values = AssemblerDriver.Values(sent.Text);
            if (values.Count > 1)
            {
                values.RemoveAt(sent.First % (values.Count - 1));
                Assert.Equal(AssemblyVerdict.Damaged, Assert.Single(new AssemblerDriver().TakeAll(values)).Verdict);
            }
        });

    [Fact]
    public void A_part_that_comes_after_the_last_one_begins_nothing_new() =>
        Property.Holds(WithPlaces(Texts.Any(1200)), sent =>
        {
            var assembler = new AssemblerDriver();
            var values = AssemblerDriver.Values(sent.Text);
            assembler.TakeAll(values);
            Assert.Equal(AssemblyVerdict.Repeated, assembler.Take(values[sent.First % values.Count]).Verdict);
            Assert.Equal(0, assembler.PartialRequests);
        });

    [Fact]
    public void Requests_of_several_players_mix_without_touching_each_other()
    {
        var players = from texts in Texts.Any(800).ArrayOf(5)
                      from order in Gen.Choose(0, 4).ArrayOf(100)
                      select (texts, order);
        Property.Holds(players, sent =>
        {
            var queues = sent.texts.Select((text, player) => new Queue<string>(AssemblerDriver.Values(text, $"{player + 1}00010"))).ToArray();
            var mixed = sent.order.Concat(Enumerable.Range(0, 500)).Select(player => queues[player % 5]).Where(queue => queue.Count > 0).Select(queue => queue.Dequeue()).ToArray();
            var outcomes = new AssemblerDriver().TakeAll(mixed);
            Assert.Equal(sent.texts.Select((text, player) => new Assembled(AssemblyVerdict.Complete, $"{player + 1}00010", text)), outcomes.OrderBy(outcome => outcome.Id));
        }, runs: 100);
    }

    [Fact]
    public void Parts_may_have_other_lengths_than_the_sprite_gives_them()
    {
        _assembler.Take("-51.417950");
        _assembler.Take("-3747.417950");
        Assert.Equal("ping", _assembler.Take("33.417950").Text);
    }

    [Fact]
    public void Parts_without_digits_are_of_no_account()
    {
        _assembler.Take("-.417950");
        _assembler.Take("-5137.417950");
        _assembler.Take("-.417950");
        Assert.Equal("ping", _assembler.Take("4733.417950").Text);
    }

    [Fact]
    public void Nothing_but_empty_parts_is_damaged()
    {
        _assembler.Take("-.417950");
        Assert.Equal(AssemblyVerdict.Damaged, _assembler.Take(".417950").Verdict);
    }

    [Fact]
    public void Half_a_character_without_its_first_parts_is_damaged() =>
        Assert.Equal(AssemblyVerdict.Damaged, _assembler.Take("1374733.417950").Verdict);

    [Fact]
    public void Another_request_with_the_same_id_and_the_same_end_is_new()
    {
        var first = AssemblerDriver.Values("first " + new string('.', 116) + "the end");
        var second = AssemblerDriver.Values("other " + new string('.', 116) + "the end");
        Assert.Equal(first[^1], second[^1]);
        Assert.Equal(AssemblyVerdict.Complete, Assert.Single(_assembler.TakeAll(first)).Verdict);
        Assert.Equal("other " + new string('.', 116) + "the end", Assert.Single(_assembler.TakeAll([second[0], second[^1]])).Text);
    }

    [Fact]
    public void The_same_id_with_other_words_is_another_request()
    {
        _assembler.Take("51374733.417950");
        Assert.Equal("n", _assembler.Take("47.417950").Text);
    }

    private static Gen<(string Text, int First, int Second)> WithPlaces(Gen<string> texts) =>
        from text in texts
        from first in Gen.Choose(0, 1000)
        from second in Gen.Choose(0, 1000)
        select (text, first, second);

    private static void AssertRead(string text, IEnumerable<string> values)
    {
        var outcomes = new AssemblerDriver().TakeAll(values).Where(outcome => outcome.Verdict != AssemblyVerdict.Repeated);
        Assert.Equal([new Assembled(AssemblyVerdict.Complete, "417950", text)], outcomes);
    }

    private static void AssertNeverWrong(string text, IEnumerable<string> values)
    {
        var outcome = Assert.Single(new AssemblerDriver().TakeAll(values), outcome => outcome.Verdict != AssemblyVerdict.Repeated);
        Assert.True(outcome.Verdict == AssemblyVerdict.Damaged || outcome.Text == text, $"read: {outcome}");
    }
}

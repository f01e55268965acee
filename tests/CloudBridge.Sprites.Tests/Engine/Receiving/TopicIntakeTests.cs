using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine.Receiving;

public sealed class TopicIntakeTests
{
    private const int Epoch = 42;

    private readonly EngineParts _parts = new(variables: 1);

    [Fact]
    public void News_of_a_topic_that_is_followed_are_published()
    {
        var machine = Following();
        Come(machine, topic: 3, version: 1, "17");

        Assert.Equal(["", "17"], machine[_parts.State.TopicValues]);
        Assert.Equal(("weather", "17"), (machine[_parts.State.Topic], machine[_parts.State.TopicValue]));
    }

    [Fact]
    public void Topics_that_nobody_follows_are_passed_over()
    {
        var machine = Following();
        Come(machine, topic: 4, version: 1, "17");

        Assert.Equal(["", ""], machine[_parts.State.TopicValues]);
    }

    [Theory]
    [InlineData(10, 11, true)]
    [InlineData(10, 59, true)]
    [InlineData(10, 60, false)]
    [InlineData(10, 10, false)]
    [InlineData(10, 9, false)]
    [InlineData(98, 1, true)]
    [InlineData(98, 49, false)]
    [InlineData(0, 77, true)]
    public void A_version_up_to_49_ahead_is_new_counted_around(int known, int comes, bool isNew)
    {
        var machine = Following();
        machine[_parts.State.TopicVersions] = ["0", $"{known}"];
        Come(machine, topic: 3, comes, "17");

        Assert.Equal(isNew ? "17" : "", machine[_parts.State.TopicValues][1]);
    }

    [Fact]
    public void When_nothing_but_older_versions_came_for_four_seconds_the_next_is_new()
    {
        var machine = Following();
        machine[_parts.State.TopicVersions] = ["0", "10"];
        Come(machine, topic: 3, version: 9, "1");
        machine[_parts.State.Clock] = "13.9";
        Come(machine, topic: 3, version: 8, "2");
        Assert.Equal("", machine[_parts.State.TopicValues][1]);

        machine[_parts.State.Clock] = "14.1";
        Come(machine, topic: 3, version: 7, "3");
        Assert.Equal("3", machine[_parts.State.TopicValues][1]);
    }

    [Fact]
    public void The_version_that_is_known_proves_that_nothing_was_missed()
    {
        var machine = Following();
        machine[_parts.State.TopicVersions] = ["0", "10"];
        Come(machine, topic: 3, version: 9, "1");
        Come(machine, topic: 3, version: 10, "2");
        machine[_parts.State.Clock] = "20";
        Come(machine, topic: 3, version: 9, "1");

        Assert.Equal("", machine[_parts.State.TopicValues][1]);
    }

    [Fact]
    public void Messages_to_everybody_need_no_subscription()
    {
        var machine = Following();
        Come(machine, topic: 0, version: 5, "99");

        Assert.Equal((_parts.State.Names.TopicForAll, "99"), (machine[_parts.State.Topic], machine[_parts.State.TopicValue]));
    }

    [Fact]
    public void A_value_that_is_the_same_is_no_news()
    {
        var machine = Following();
        machine[_parts.State.TopicValues] = ["", "17"];
        Come(machine, topic: 3, version: 1, "17");

        Assert.Equal("", machine[_parts.State.TopicValue]);
    }

    [Fact]
    public void A_topic_that_is_followed_twice_has_one_place_and_says_what_it_is_now()
    {
        var machine = Following(Data.Add("3", _parts.State.AnswerList), Data.Add("sunny", _parts.State.AnswerList), _parts.Topics.Remember("weather", "7090"));

        Assert.Equal(["everyone", "weather"], machine[_parts.State.Topics]);
        Assert.Equal("sunny", machine[_parts.State.TopicValues][1]);
    }

    [Fact]
    public void A_topic_that_is_followed_for_the_first_time_gets_a_place()
    {
        var machine = Following(Data.Add("12", _parts.State.AnswerList), _parts.Topics.Remember("time", "7090"));

        Assert.Equal(["everyone", "weather", "time"], machine[_parts.State.Topics]);
        Assert.Equal(["0", "3", "12"], machine[_parts.State.TopicNumbers]);
        Assert.Equal("7090", machine[_parts.State.TopicRequests].Last());
    }

    private ScratchMachine Following(params Block[] more)
    {
        var isFirst = _parts.Variable("is first");
        var state = _parts.State;
        var machine = _parts.Load(Control.IfElse(
            Operators.Equal(isFirst, ""),
            [
                Data.Set(isFirst, 1), Data.Set(state.Tag, "007"), Data.Set(state.Epoch, Epoch), Data.Set(state.Clock, 10), Data.Add("", state.Seen),
                Data.Add("everyone", state.Topics), Data.Add("weather", state.Topics), Data.Add("", state.TopicValues), Data.Add("", state.TopicValues),
                Data.Add(0, state.TopicNumbers), Data.Add(3, state.TopicNumbers), Data.Add(0, state.TopicVersions), Data.Add(0, state.TopicVersions),
                Data.Add(0, state.TopicBehindSince), Data.Add(0, state.TopicBehindSince), .. more,
            ],
            [
                _parts.Reader.Look(),
                Control.If(Operators.Greater(Data.Length(state.Tickets), 0), Data.Set(state.At, 0), _parts.Topics.Finish()),
            ]));
        EngineParts.Again(machine);
        return machine;
    }

    private void Come(ScratchMachine machine, int topic, int version, string digits)
    {
        machine[_parts.State.FromHost[0]] = Cb1Host.Packed(
            Epoch,
            (ref PackedValue value) => value.TryAddTopicNumber(topic, version, System.Text.Encoding.ASCII.GetBytes(digits)));
        EngineParts.Again(machine);
    }
}

using CloudBridge.Protocol.Cb1.Clients;

namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>Topics, as a client sees them.</summary>
public class Cb1ClientTopicTests
{
    [Fact]
    public void New_versions_come_once_each()
    {
        var talk = Conversation.Welcomed();
        talk.Follow(5);
        talk.Came(Down.Packed(42, Down.Topic(5, 98, "1"), Down.Topic(6, 1, "2")));
        talk.Came(Down.Packed(42, Down.Topic(5, 98, "1")));
        talk.Came(Down.Packed(42, Down.Topic(5, 1, "3")));
        talk.Came(Down.Packed(42, Down.Topic(5, 99, "4")));
        Assert.Equal([(98, "1"), (1, "3")], talk.Updates.Select(update => (update.Version, Bytes.Text(update.Digits.Span))));
    }

    [Fact]
    public void Who_slept_through_more_versions_than_can_be_told_from_repeats_takes_the_next_that_comes()
    {
        var talk = Conversation.Welcomed();
        talk.Came(Down.Packed(42, Down.Topic(0, 10, "1")));
        talk.Until(20);
        talk.Came(Down.Packed(42, Down.Topic(0, 70, "2")));
        Assert.Single(talk.Updates);
        talk.Until(24);
        talk.Came(Down.Packed(42, Down.Topic(0, 70, "2")));
        talk.Came(Down.Packed(42, Down.Topic(0, 69, "3")));
        talk.Came(Down.Packed(42, Down.Topic(0, 71, "4")));
        Assert.Equal([10, 70, 71], talk.Updates.Select(update => update.Version));
    }

    [Fact]
    public void A_long_value_that_is_being_received_is_told_from_repeats_in_the_same_way()
    {
        var talk = Conversation.Welcomed();
        talk.Came(Down.Packed(42, Down.Topic(0, 10, "1")));
        talk.Came(Down.Packed(42, Down.TopicOpening(0, 11, 44, 6), Down.Part(44, 1, "456")));
        talk.Until(3);
        talk.Came(Down.Packed(42, Down.Topic(0, 70, "2")));
        talk.Came(Down.Packed(42, Down.Part(44, 0, "123")));
        talk.Until(7);
        talk.Came(Down.Packed(42, Down.Topic(0, 70, "2")));
        Assert.Equal(2, talk.Updates.Count);
        talk.Until(11);
        talk.Came(Down.Packed(42, Down.Topic(0, 70, "2")));
        Assert.Equal([10, 11, 70], talk.Updates.Select(update => update.Version));
    }

    [Fact]
    public void An_old_value_that_comes_late_is_no_news()
    {
        var talk = Conversation.Welcomed();
        talk.Came(Down.Packed(42, Down.Topic(0, 10, "1")));
        for (var time = 3; time < 20; time += 3)
        {
            talk.Until(time);
            talk.Came(Down.Packed(42, Down.Topic(0, 9, "2")));
            talk.Came(Down.Packed(42, Down.Topic(0, 10, "1")));
        }

        Assert.Equal([10], talk.Updates.Select(update => update.Version));
    }

    [Fact]
    public void An_old_value_that_stands_in_a_variable_still_is_no_news_however_long_nothing_came()
    {
        var talk = Conversation.Welcomed();
        string[] values = [.. Enumerable.Range(3, 9).Select(version => Down.Packed(42, Down.Topic(0, version, "1")))];
        Array.ForEach(values, talk.Came);
        talk.Until(3600);
        Array.ForEach(values, talk.Came);
        talk.Until(7200);
        Array.ForEach(values, talk.Came);
        Assert.Equal(Enumerable.Range(3, 9), talk.Updates.Select(update => update.Version));
    }

    [Fact]
    public void Who_had_to_take_another_nonce_has_to_subscribe_again()
    {
        var talk = new Conversation(Conversation.Nonce, 50_000_000);
        talk.Until(0.1);
        talk.Came(Down.Packed(42, Down.Welcome(), Down.Topic(0, 10, "1")));
        for (var number = 1; number <= 9999; number++)
        {
            talk.Ask("5");
            talk.Until(number * 0.1);
            talk.Came(Down.Packed(42, Down.Answer(number, "1")));
        }

        Assert.Equal(0, talk.Client.Restarts);
        talk.Ask("5");
        talk.Until(1000.5);
        Assert.Equal(1, talk.Client.Restarts);
    }

    [Fact]
    public void Values_that_nobody_takes_out_do_not_pile_up_without_end()
    {
        var client = new Cb1Client(new Cb1ClientOptions { DrawNonce = () => Conversation.Nonce });
        client.Take(Bytes.Of(Down.Packed(42, Down.Welcome())), default);
        for (var version = 0; version < 20_000; version++)
        {
            client.Take(Bytes.Of(Down.Packed(42, Down.Topic(0, (version % 99) + 1, Down.Digits(230)))), default);
        }

        var left = new List<TopicUpdate>();
        while (client.TryTakeUpdate(out var update))
        {
            left.Add(update!);
        }

        Assert.InRange(left.Count, 100, 1000);
        Assert.Equal((19_999 % 99) + 1, left[^1].Version);
    }

    [Fact]
    public void Messages_to_every_player_need_no_subscription()
    {
        var talk = Conversation.Welcomed();
        talk.Came(Down.Packed(42, Down.Topic(0, 3, "12")));
        Assert.Equal((0, 3), (talk.Updates.Single().Topic, talk.Updates.Single().Version));
    }

    [Fact]
    public void A_long_value_comes_in_parts_that_are_asked_for_when_they_do_not_come()
    {
        var talk = Conversation.Welcomed();
        talk.Follow(5);
        talk.Came(Down.Packed(42, Down.TopicOpening(5, 2, 44, 6), Down.Part(44, 1, "456")));
        talk.Until(0.7);
        Assert.Equal("topic gaps 5 [[0,0],[2,999]]", talk.Said[^1]);
        talk.Came(Down.Packed(42, Down.TopicOpening(5, 2, 44, 6), Down.Part(44, 0, "123")));
        Assert.Equal((AnswerForm.LongPayload, "123456"), (talk.Updates.Single().Form, Bytes.Text(talk.Updates.Single().Digits.Span)));
    }

    [Fact]
    public void A_newer_version_takes_the_place_of_one_that_is_not_whole()
    {
        var talk = Conversation.Welcomed();
        talk.Came(Down.Packed(42, Down.TopicOpening(0, 2, 44, 6), Down.Topic(0, 3, "9")));
        talk.Came(Down.Solo(42, 44, 0, "123456"));
        Assert.Equal(3, talk.Updates.Single().Version);
        talk.Until(20);
        Assert.Empty(talk.Said);
    }

    [Fact]
    public void A_long_value_that_does_not_come_is_left_alone_until_it_is_repeated()
    {
        var talk = Conversation.Welcomed();
        talk.Came(Down.Packed(42, Down.TopicOpening(0, 2, 44, 6)));
        talk.Until(100);
        Assert.InRange(talk.Said.Count, 3, 6);
        talk.Came(Down.Packed(42, Down.Topic(0, 2, "9")));
        Assert.Single(talk.Updates);
    }

    [Fact]
    public void Who_is_subscribed_says_hello_every_30_seconds()
    {
        var talk = Conversation.Welcomed();
        talk.Follow(5);
        talk.Until(29);
        Assert.Empty(talk.Said);
        talk.Until(30.5);
        Assert.Equal(["hello"], talk.Said);
        talk.Client.Unfollow(5);
        talk.Until(100);
        Assert.Single(talk.Said);
    }

    [Fact]
    public void After_a_restart_versions_count_anew()
    {
        var talk = Conversation.Welcomed();
        talk.Came(Down.Packed(42, Down.Topic(0, 9, "9")));
        talk.Came(Down.Packed(43, Down.Welcome(), Down.Topic(0, 1, "1")));
        Assert.Equal([9, 1], talk.Updates.Select(update => update.Version));
    }
}

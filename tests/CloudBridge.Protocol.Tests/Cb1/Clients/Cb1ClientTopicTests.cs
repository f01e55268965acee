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

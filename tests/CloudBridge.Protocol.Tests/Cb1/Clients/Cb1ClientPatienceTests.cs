namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>Time counts for a client while it waits, not while it has yet to write; and what it keeps has an end.</summary>
public class Cb1ClientPatienceTests
{
    [Fact]
    public void A_request_gets_between_the_hellos_where_values_are_far_apart()
    {
        var talk = new Conversation(TimeSpan.FromSeconds(2));
        var ticket = talk.Ask("1");
        talk.Until(2.1);
        Assert.Equal(["hello", "request 1 1/1"], talk.Said);
        talk.Until(13);
        Assert.Equal((ticket, false), (talk.Answers.Single().Ticket, talk.Answers.Single().HasCome));
    }

    [Fact]
    public void No_request_is_given_up_that_waits_to_be_asked_again_after_a_restart()
    {
        var talk = Conversation.Welcomed();
        for (var i = 0; i < 20; i++)
        {
            talk.Ask(Down.Digits(3 * 236));
        }

        talk.Until(6.1);
        talk.Came(Down.Packed(42, Enumerable.Range(1, 20).Select(Down.Working).ToArray()));
        talk.Until(16);
        talk.Came(Down.Packed(43, Down.Welcome(tag: 9)));
        talk.Until(24);
        Assert.Empty(talk.Answers);
        talk.Until(40);
        Assert.Equal(20, talk.Answers.Count);
    }

    [Fact]
    public void A_request_that_nobody_heard_is_repeated_although_new_ones_come_without_end()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        for (var number = 2; number < 80; number++)
        {
            talk.Ask("5");
            talk.Until(number / 10.0);
            talk.Came(Down.Packed(42, Down.Answer(number, "1")));
        }

        Assert.Equal(2, talk.Said.Count(said => said == "request 1 1/1"));
    }

    [Fact]
    public void Parts_with_more_digits_than_the_answer_are_not_kept_wherever_they_stand()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 8), Down.Part(33, 999, "12345"), Down.Part(33, 7, "12345")));
        talk.Until(1);
        Assert.Equal("gaps 1 [[0,999]]", talk.Said[^1]);
        talk.Came(Down.Packed(42, Down.Part(33, 1, "5678"), Down.Part(33, 0, "1234")));
        Assert.Equal("12345678", Bytes.Text(talk.Answers.Single().Digits.Span));
    }
}

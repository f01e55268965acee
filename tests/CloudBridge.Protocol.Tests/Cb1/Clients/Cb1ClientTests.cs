using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>What a client says and when, and what it takes for an answer.</summary>
public class Cb1ClientTests
{
    [Fact]
    public void It_says_hello_each_second_until_it_is_welcome()
    {
        var talk = new Conversation();
        talk.Until(2.5);
        Assert.Equal(["hello", "hello", "hello"], talk.Said);
        talk.Came(Down.Packed(42, Down.Welcome(11_111_111, 3), Down.Welcome()));
        Assert.True(talk.Client.IsWelcome);
        talk.Until(100);
        Assert.Equal(3, talk.Said.Count);
        Assert.Equal(TimeSpan.MaxValue, talk.Client.NextTime());
    }

    [Fact]
    public void It_asks_before_the_welcome_and_takes_an_answer_after_it()
    {
        var talk = new Conversation();
        var ticket = talk.Ask("123");
        talk.Until(0.5);
        Assert.Equal(["hello", "request 1 1/1"], talk.Said);
        talk.Came(Down.Packed(42, Down.Answer(1, "66")));
        Assert.Empty(talk.Answers);
        talk.Came(Down.Packed(42, Down.Welcome(), Down.Answer(1, "77")));
        var answer = Assert.Single(talk.Answers);
        Assert.Equal((ticket, true, AnswerForm.Payload, "77", 1), (answer.Ticket, answer.HasCome, answer.Form, Bytes.Text(answer.Digits.Span), answer.Values));
        talk.Until(60);
        Assert.Equal(2, talk.Said.Count);
    }

    [Fact]
    public void Values_are_a_tenth_of_a_second_apart()
    {
        var talk = Conversation.Welcomed();
        talk.Ask(Down.Digits((2 * 236) + 1));
        talk.Until(0.35);
        Assert.Equal(["request 1 1/3", "request 1 2/3", "request 1 3/3"], talk.Said);
        Assert.Equal([0.1, 0.2, 0.3], talk.Steps.Where(step => step!["sent"] is not null).Skip(1).Select(step => (double)step!["at"]!));
    }

    [Fact]
    public void A_request_is_repeated_after_1_then_2_then_every_3_seconds()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(9.5);
        Assert.Equal([0.1, 1.1, 3.1, 6.1, 9.1], TimesSent(talk));
    }

    [Fact]
    public void While_it_is_worked_on_a_request_is_repeated_every_4_seconds()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.5);
        talk.Came(Down.Packed(42, Down.Working(1)));
        talk.Until(9);
        Assert.Equal([0.1, 4.5, 8.5], TimesSent(talk));
    }

    [Fact]
    public void A_request_nobody_says_anything_of_is_given_up()
    {
        var talk = Conversation.Welcomed();
        var ticket = talk.Ask("1");
        talk.Until(20);
        Assert.Equal((ticket, false), (talk.Answers.Single().Ticket, talk.Answers.Single().HasCome));
        Assert.Equal("gave up 1", talk.Said[^1]);
        talk.Came(Down.Packed(42, Down.Answer(1, "77")));
        Assert.Single(talk.Answers);
    }

    [Fact]
    public void Parts_that_the_server_wants_are_sent_again_alone()
    {
        var talk = Conversation.Welcomed();
        talk.Ask(Down.Digits(900));
        talk.Until(0.9);
        talk.Said.Clear();
        talk.Came(Down.Packed(42, Down.Wanted(1, 2, 4, 99)));
        talk.Until(1.2);
        Assert.Equal(["request 1 2/4", "request 1 4/4"], talk.Said);
    }

    [Fact]
    public void Answers_to_others_are_none_of_its_business()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Answer(1, "9", tag: 8), Down.Answer(2, "9"), Down.Shared("9", new EntryAddress(8, 1), new(9, 1))));
        Assert.Empty(talk.Answers);
        talk.Came(Down.Packed(42, Down.Shared("5", new EntryAddress(8, 1), new(Down.Tag, 1))));
        Assert.Equal("5", Bytes.Text(talk.Answers.Single().Digits.Span));
    }

    [Fact]
    public void Digits_come_as_they_are()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Number(1, "007")));
        Assert.Equal((AnswerForm.Digits, "007"), (talk.Answers.Single().Form, Bytes.Text(talk.Answers.Single().Digits.Span)));
    }

    [Fact]
    public void A_long_answer_is_put_together_from_parts_in_any_order_and_any_number()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 12), Down.Part(33, 0, "123")));
        talk.Came(Down.Solo(42, 33, 2, "789"));
        talk.Came(Down.Solo(42, 33, 2, "789"));
        talk.Came(Down.Solo(42, 34, 1, "000"));
        talk.Came(Down.Packed(42, Down.Part(33, 3, "012"), Down.Part(33, 1, "456")));
        var answer = Assert.Single(talk.Answers);
        Assert.Equal((AnswerForm.LongPayload, "123456789012", 5), (answer.Form, Bytes.Text(answer.Digits.Span), answer.Values));
        talk.Until(0.5);
        Assert.Equal("done 1", talk.Said[^1]);
    }

    [Fact]
    public void Holes_are_asked_for_while_others_come_and_the_rest_when_nothing_does()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Said.Clear();
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 1000)));
        talk.Came(Down.Solo(42, 33, 1, "1"));
        talk.Came(Down.Solo(42, 33, 4, "1"));
        talk.Until(0.7);
        talk.Came(Down.Solo(42, 33, 5, "1"));
        talk.Until(0.9);
        Assert.Equal(["gaps 1 [[0,0],[2,3]]"], talk.Said);
        talk.Came(Down.Solo(42, 33, 0, "1"));
        talk.Came(Down.Solo(42, 33, 2, "1"));
        talk.Came(Down.Solo(42, 33, 3, "1"));
        talk.Until(1.5);
        Assert.Equal("gaps 1 [[6,999]]", talk.Said[^1]);
    }

    [Fact]
    public void While_parts_come_it_says_every_4_seconds_that_it_waits()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Said.Clear();
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 1000)));
        for (var part = 0; part < 45; part++)
        {
            talk.Came(Down.Solo(42, 33, part, "1"));
            talk.Until(0.3 + (0.2 * (part + 1)));
        }

        Assert.Equal(["gaps 1 []", "gaps 1 []"], talk.Said);
    }

    [Fact]
    public void It_asks_for_a_silent_rest_ever_more_seldom()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 1000)));
        talk.Until(7);
        Assert.Equal([0.1, 0.8, 1.8, 3.8], TimesSent(talk));
        talk.Said.Clear();
        talk.Until(8);
        Assert.Equal(["request 1 1/1"], talk.Said);
    }

    [Fact]
    public void Parts_that_cannot_belong_together_are_asked_for_anew()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 5), Down.Part(33, 0, "123"), Down.Part(33, 1, "456")));
        Assert.Empty(talk.Answers);
        talk.Until(1);
        Assert.Equal("gaps 1 [[0,999]]", talk.Said[^1]);
        talk.Came(Down.Packed(42, Down.Part(33, 0, "123"), Down.Part(33, 1, "45")));
        Assert.Equal("12345", Bytes.Text(talk.Answers.Single().Digits.Span));
    }

    [Fact]
    public void Another_epoch_makes_it_greet_and_ask_again()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Ask("2");
        talk.Until(0.5);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 6), Down.Part(33, 0, "123")));
        talk.Said.Clear();
        talk.Came(Down.Packed(43, Down.Answer(2, "9", tag: Down.Tag)));
        Assert.Empty(talk.Answers);
        talk.Until(0.9);
        Assert.Equal(["hello", "request 1 1/1", "request 2 1/1"], talk.Said);
        talk.Came(Down.Solo(42, 33, 1, "456"));
        talk.Came(Down.Packed(43, Down.Welcome(tag: 9), Down.Answer(1, "11", tag: 9), Down.Answer(2, "22", tag: 9)));
        Assert.Equal(["11", "22"], talk.Answers.Select(answer => Bytes.Text(answer.Digits.Span)));
        Assert.Equal(1, talk.Client.Restarts);
    }

    [Fact]
    public void A_welcome_of_another_epoch_makes_it_ask_again_without_another_hello()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.5);
        talk.Said.Clear();
        talk.Came(Down.Packed(43, Down.Welcome(tag: 9)));
        talk.Until(0.9);
        Assert.Equal("request 1 1/1", talk.Said[^1]);
        talk.Came(Down.Packed(43, Down.Answer(1, "11", tag: 9)));
        Assert.Single(talk.Answers);
    }

    [Fact]
    public void A_tag_nobody_used_for_five_minutes_is_not_trusted()
    {
        var talk = Conversation.Welcomed();
        talk.Until(301);
        talk.Ask("1");
        talk.Until(301.5);
        Assert.Equal(["hello", "request 1 1/1"], talk.Said);
        talk.Came(Down.Packed(42, Down.Answer(1, "11")));
        Assert.Empty(talk.Answers);
        talk.Came(Down.Packed(42, Down.Welcome(tag: 12), Down.Answer(1, "22", tag: 12)));
        Assert.Equal("22", Bytes.Text(talk.Answers.Single().Digits.Span));
    }

    [Fact]
    public void Two_open_requests_never_end_in_the_same_two_digits()
    {
        var talk = Conversation.Welcomed();
        for (var i = 0; i < 101; i++)
        {
            talk.Ask("5");
        }

        talk.Until(9);
        talk.Came(Down.Packed(42, Enumerable.Range(1, 30).Select(Down.Working).ToArray()));
        talk.Until(10.2);
        talk.Came(Down.Packed(42, Enumerable.Range(2, 20).Select(number => Down.Answer(number, "1")).ToArray()));
        talk.Until(10.25);
        Assert.DoesNotContain(talk.Said, said => said.StartsWith("request 101", StringComparison.Ordinal));
        talk.Came(Down.Packed(42, Down.Answer(1, "1")));
        talk.Until(10.5);
        Assert.Contains("request 101 1/1", talk.Said);
    }

    [Fact]
    public void The_late_second_answer_to_a_request_is_not_taken_for_that_to_another()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(9);
        for (var number = 2; number <= 101; number++)
        {
            talk.Ask("5");
            talk.Until(9 + (number / 10.0));
            talk.Came(Down.Packed(42, Down.Working(1), Down.Answer(number, "1")));
        }

        talk.Came(Down.Packed(42, Down.Answer(1, "1")));
        talk.Until(28);
        talk.Came(Down.Packed(42, Down.Answer(1, "1")));
        Assert.Equal(100, talk.Answers.Count);
        talk.Until(30);
        Assert.Contains("request 101 1/1", talk.Said);
    }

    [Fact]
    public void After_9999_requests_it_is_a_new_client()
    {
        var talk = new Conversation(Conversation.Nonce, 50_000_000);
        talk.Until(0.1);
        talk.Came(Down.Packed(42, Down.Welcome()));
        for (var number = 1; number <= 9999; number++)
        {
            talk.Ask("5");
            talk.Until(number * 0.1);
            talk.Came(Down.Packed(42, Down.Answer(number, "1")));
        }

        Assert.Equal(9999, talk.Answers.Count);
        talk.Said.Clear();
        talk.Ask("5");
        talk.Until(1000.5);
        Assert.Equal(["request 1 1/1", "hello"], talk.Said);
        talk.Came(Down.Packed(42, Down.Welcome(50_000_000, 8), Down.Answer(1, "1", tag: 8)));
        Assert.Equal(10_000, talk.Answers.Count);
    }

    [Fact]
    public void A_program_may_stop_waiting()
    {
        var talk = Conversation.Welcomed();
        talk.GiveUp(talk.Ask("1"));
        var ticket = talk.Ask("2");
        talk.Until(0.3);
        talk.GiveUp(ticket);
        talk.Until(60);
        Assert.Equal(["request 1 1/1", "gave up 1"], talk.Said);
        Assert.Empty(talk.Answers);
    }

    [Fact]
    public void An_opening_that_comes_again_shows_that_asking_for_parts_helps()
    {
        var talk = Conversation.Welcomed();
        talk.Ask("1");
        talk.Until(0.5);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 6)));
        talk.Until(8);
        Assert.Equal("request 1 1/1", talk.Said[^1]);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 6)));
        talk.Until(8.8);
        Assert.Equal("gaps 1 [[0,999]]", talk.Said[^1]);
    }

    private static List<double> TimesSent(Conversation talk) =>
        [.. talk.Steps.Where(step => step!["sent"] is not null).Skip(1).Select(step => (double)step!["at"]!)];
}

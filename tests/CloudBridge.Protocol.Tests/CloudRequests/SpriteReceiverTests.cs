using CloudBridge.Protocol.CloudRequests;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>What a project makes of the values we write.</summary>
public class SpriteReceiverTests
{
    private const string Id = "417950";
    private readonly SpriteReceiver _sprite = SpriteReceiver.ForRequest(Id);

    [Fact]
    public void A_text_arrives_as_one_item() => Assert.Equal(["Hello World!"], Read(Written.Text("Hello World!", Id)));

    [Fact]
    public void A_list_arrives_item_by_item_with_its_empty_items() =>
        Assert.Equal(["", "a", "", "b", ""], Read(Written.List(Id, "", "a", "", "b", "")));

    [Fact]
    public void A_raw_number_arrives_as_it_is() => Assert.Equal(["007"], Read(Written.Text("007", Id)));

    [Fact]
    public void An_empty_text_arrives_as_a_hyphen() => Assert.Equal(["-"], Read(Written.Text("", Id)));

    [Fact]
    public void An_empty_answer_ends_the_wait_with_an_empty_list()
    {
        Assert.Empty(Read(Written.Answer(ResponsePayload.Nothing, RequestId.Parse(Id))));
        Assert.True(_sprite.IsDone);
    }

    [Fact]
    public void Long_texts_lists_and_numbers_arrive_from_many_parts()
    {
        var texts = Generate.ArrayOf(Generate.TableText(400), 1, 12);
        Property.Holds(texts, items =>
        {
            var list = SpriteReceiver.ForRequest(Id).Poll(Written.List(Id, items));
            Assert.True(list.IsDone);
            Assert.Equal(items, list.Response);

            var text = string.Concat(items) + "x";
            var one = SpriteReceiver.ForRequest(Id).Poll(Written.Text(text, Id));
            Assert.True(one.IsDone);
            Assert.Equal([text], one.Response);
        });
        Property.Holds(Generate.Digits(1, 1500), digits => Assert.Equal(
            [Bytes.Text(digits)],
            SpriteReceiver.ForRequest(Id).Poll(Written.Text(Bytes.Text(digits), Id)).Response));
    }

    [Fact]
    public void Values_seen_in_frame_after_frame_count_once()
    {
        var values = Written.Text(new string('a', 500), Id);
        foreach (var value in values)
        {
            _sprite.Poll(value, value).Poll(value);
        }

        Assert.Equal([new string('a', 500)], _sprite.Response);
    }

    [Fact]
    public void Answers_to_others_are_passed_over()
    {
        _sprite.Poll(Written.Text("not for us", "123450"));
        Assert.False(_sprite.IsDone);
        Assert.Equal(["for us"], Read(Written.Text("for us", Id)));
    }

    [Fact]
    public void A_message_nobody_asked_for_is_read_by_its_nine_fixed_digits()
    {
        var values = Written.Answer(ResponsePayload.FromText("news", false), RequestId.ForMessage(1000));
        Assert.Equal(["news"], SpriteReceiver.ForMessages().Poll(values).Response);
        Assert.False(_sprite.Poll(values).IsDone);
    }

    [Fact]
    public void Parts_may_come_in_another_order_as_long_as_the_last_is_last()
    {
        var values = Written.Text(Long(), Id);
        Assert.Equal([Long()], Read([values[2], values[0], values[1], values[3]]));
    }

    [Fact]
    public void A_gap_below_the_highest_part_is_asked_for_and_filled()
    {
        var values = Written.Text(Long(), Id);
        _sprite.Poll(values[0], values[2], values[3]);
        Assert.False(_sprite.IsDone);
        Assert.Equal("1.4179509", _sprite.Rerequest());

        _sprite.Poll(Answer(values, _sprite.Rerequest()));
        Assert.True(_sprite.IsDone);
        Assert.Equal([Long()], _sprite.Response);
    }

    [Fact]
    public void A_lost_last_part_is_asked_for_in_the_same_way()
    {
        var values = Written.Text(Long(), Id);
        _sprite.Poll(values.SkipLast(1));
        Assert.Equal("3.4179509", _sprite.Rerequest());
        Assert.Equal([Long()], Read(Answer(values, _sprite.Rerequest())));
    }

    [Fact]
    public void Whatever_is_lost_below_the_highest_part_can_be_asked_for_again()
    {
        var cases = from text in Generate.TableText(900) from lost in Gen.Choose(0, 1 << 10) select (text: text + "x", lost);
        Property.Holds(cases, sample =>
        {
            var sprite = SpriteReceiver.ForRequest(Id);
            var values = Written.Text(sample.text, Id);
            sprite.Poll(values.Where((_, index) => index >= values.Count - 2 || (sample.lost & (1 << index)) == 0));
            for (var tries = 0; !sprite.IsDone && tries < values.Count; tries++)
            {
                sprite.Poll(Answer(values, sprite.Rerequest()));
            }

            Assert.True(sprite.IsDone);
            Assert.Equal([sample.text], sprite.Response);
        });
    }

    private IReadOnlyList<string> Read(IEnumerable<string> values) => _sprite.Poll(values).Response;

    private static string Long() => string.Concat(Enumerable.Range(0, 400).Select(i => (char)('a' + (i % 26))));

    /// <summary>What a host writes when asked for n: part n + 1, and part n for clients that mean that.</summary>
    private static IEnumerable<string> Answer(IReadOnlyList<string> values, string rerequest)
    {
        Assert.True(RequestPacket.TryParse(Bytes.Of(rerequest), out var packet));
        Assert.True(packet.TryReadRerequest(out var n, out var answerId));
        Assert.Equal(Id, answerId.ToString());
        return new[] { n + 1, n }.Where(part => part >= 1 && part <= values.Count).Select(part => values[part - 1]);
    }
}

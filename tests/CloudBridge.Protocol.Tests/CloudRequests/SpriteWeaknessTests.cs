namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>
/// What the sprite cannot notice. These tests are here to fail on the day our writer finds a way around a
/// weakness, and to show the ways it has already.
/// </summary>
public class SpriteWeaknessTests
{
    private const string Id = "417950";
    private static readonly string Text = string.Concat(Enumerable.Range(0, 400).Select(i => (char)('a' + (i % 26))));
    private readonly IReadOnlyList<string> _values = Written.Text(Text, Id);
    private readonly SpriteReceiver _sprite = SpriteReceiver.ForRequest(Id);

    [Fact]
    public void A_last_part_that_comes_alone_is_taken_for_the_whole_answer()
    {
        _sprite.Poll(_values[3]);
        Assert.True(_sprite.IsDone);
        Assert.Equal([Text[366..]], _sprite.Response);
    }

    [Fact]
    public void When_the_highest_numbered_part_is_lost_its_text_vanishes_without_a_trace()
    {
        _sprite.Poll(_values[0], _values[1], _values[3]);
        Assert.True(_sprite.IsDone);
        Assert.Equal([Text.Remove(244, 122)], _sprite.Response);
    }

    [Fact]
    public void When_the_highest_numbered_part_comes_after_the_last_it_overwrites_it()
    {
        _sprite.Poll(_values[0], _values[1], _values[3], _values[2]);
        Assert.False(_sprite.IsDone);
        Assert.Equal("3.4179509", _sprite.Rerequest());
        _sprite.Poll(_values[3]);
        Assert.False(_sprite.IsDone);
    }

    [Fact]
    public void A_value_that_begins_a_remembered_one_is_overlooked()
    {
        _sprite.Poll("2122.41795022229");
        Assert.False(_sprite.Poll("2122.4179502222").IsDone);
    }

    [Fact]
    public void An_id_that_begins_another_id_reads_the_others_answer() =>
        Assert.Equal(["news"], SpriteReceiver.ForRequest("100000").Poll("47296557.10000000010002222").Response);

    [Fact]
    public void Writing_the_highest_numbered_part_first_makes_every_other_loss_visible()
    {
        string[] order = [_values[2], _values[0], _values[1], _values[3]];
        foreach (var lost in order.Skip(1))
        {
            var sprite = SpriteReceiver.ForRequest(Id).Poll(order.Where(value => value != lost));
            Assert.False(sprite.IsDone);
            Assert.Equal([Text], sprite.Poll(lost).Response);
            Assert.True(sprite.IsDone);
        }
    }

    [Fact]
    public void Writing_the_highest_numbered_part_twice_before_the_last_makes_any_single_loss_visible()
    {
        string[] order = [_values[2], _values[0], _values[1], _values[2], _values[3]];
        for (var lost = 0; lost < order.Length; lost++)
        {
            var sprite = SpriteReceiver.ForRequest(Id).Poll(order.Where((_, index) => index != lost));
            Assert.True(!sprite.IsDone || sprite.Response[0] == Text);
        }
    }
}

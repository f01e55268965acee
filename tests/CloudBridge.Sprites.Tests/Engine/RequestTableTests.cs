using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Palette;

namespace CloudBridge.Sprites.Tests.Engine;

public sealed class RequestTableTests
{
    private readonly EngineParts _parts = new();

    private RequestTable Table => _parts.Table;

    [Fact]
    public void A_new_entry_is_in_hand_and_empty()
    {
        var machine = _parts.Run(Table.AddRequest("a"), Table.AddRequest("b"), Table.Set(RequestField.Point, "last"));

        Assert.Equal(["a", "b"], machine[_parts.State.Tickets]);
        Assert.Equal($"{RequestTable.Width}", machine[_parts.State.At]);
        Assert.Equal([.. Enumerable.Repeat("0", (2 * RequestTable.Width) - 1), "last"], machine[_parts.State.Requests]);
    }

    [Fact]
    public void An_entry_is_found_by_its_ticket_and_by_the_end_of_its_number()
    {
        var seen = _parts.List("seen");
        var machine = _parts.Run(
            [
                .. Three(), Table.FindTicket("b"), Note(seen), Table.Find("07"), Note(seen), Table.Find(7), Note(seen), Table.Find(9), Note(seen),
                Table.FindTicket("x"), Data.Add(Operators.Less(_parts.State.At, 0), seen)
            ]);

        Assert.Equal([$"{RequestTable.Width}", $"{2 * RequestTable.Width}", $"{2 * RequestTable.Width}", "-1", "true"], machine[seen]);
    }

    [Theory]
    [InlineData((int)RequestField.State, RequestState.Ready)]
    [InlineData((int)RequestField.Kind, RequestKind.News)]
    public void Who_has_an_answer_or_is_news_is_not_found_by_number(int field, int value)
    {
        var machine = _parts.Run([.. Three(), Table.Set((RequestField)field, value), Table.Find("07")]);

        Assert.Equal("-1", machine[_parts.State.At]);
    }

    [Fact]
    public void Items_of_an_entry_stay_together_whatever_the_others_get()
    {
        var machine = _parts.Run([.. Three(), .. Keep("a", "a1"), .. Keep("c", "c1"), .. Keep("b", "b1"), .. Keep("a", "a2"), .. Keep("c", "c2")]);

        Assert.Equal(["a1", "a2", "b1", "c1", "c2"], machine[_parts.State.Items]);
    }

    [Fact]
    public void An_entry_goes_with_its_items_and_parts_and_leaves_those_of_others()
    {
        var machine = _parts.Run(
            [
                .. Three(), .. Keep("a", "a1"), .. Keep("b", "b1"), .. Keep("b", "b2"), .. Keep("c", "c1"),
                Table.FindTicket("b"), Table.Set(RequestField.Handle, 33), Data.Add("33000", _parts.State.PartKeys), Data.Add("b part", _parts.State.Parts),
                Data.Add("34000", _parts.State.PartKeys), Data.Add("other part", _parts.State.Parts), Table.Remove(),
            ]);

        Assert.Equal(["a", "c"], machine[_parts.State.Tickets]);
        Assert.Equal(["a1", "c1"], machine[_parts.State.Items]);
        Assert.Equal(["34000"], machine[_parts.State.PartKeys]);
        Assert.Equal(["other part"], machine[_parts.State.Parts]);
        Assert.Equal(2 * RequestTable.Width, machine[_parts.State.Requests].Length);
    }

    [Fact]
    public void Parts_stay_while_another_entry_reads_them()
    {
        var machine = _parts.Run(
            [
                .. Three(), Table.FindTicket("a"), Table.Set(RequestField.Handle, 33), Table.FindTicket("b"), Table.Set(RequestField.Handle, 33),
                Data.Add("33000", _parts.State.PartKeys), Data.Add("part", _parts.State.Parts), Table.Remove(),
            ]);

        Assert.Equal(["part"], machine[_parts.State.Parts]);
    }

    [Fact]
    public void Each_entry_is_in_hand_in_its_turn()
    {
        var seen = _parts.List("seen");
        var machine = _parts.Run([.. Three(), .. Table.ForEach(Data.Add(Table.Get(RequestField.Number), seen))]);

        Assert.Equal(["0005", "0106", "0207"], machine[seen]);
    }

    [Theory]
    [InlineData(RequestState.Reading, 9, "false")]
    [InlineData(RequestState.Reading, 10, "true")]
    [InlineData(RequestState.Waiting, 10, "false")]
    public void An_answer_is_whole_when_all_its_digits_are_here(int state, int got, string isWhole)
    {
        var seen = _parts.List("seen");
        var machine = _parts.Run(
            [
                .. Three(), Table.Set(RequestField.State, state), Table.Set(RequestField.Total, 10), Table.Set(RequestField.Got, got),
                Data.Add(Table.IsWhole, seen)
            ]);

        Assert.Equal([isWhole], machine[seen]);
    }

    private Block Note(ListVariable seen) => Data.Add(_parts.State.At, seen);

    private Block[] Keep(string ticket, string item) => [Table.FindTicket(ticket), Table.LocateItems(), Table.KeepItem(item)];

    private Block[] Three() =>
    [
        Table.AddRequest("a"), Table.Set(RequestField.Number, "0005"), Table.AddRequest("b"), Table.Set(RequestField.Number, "0106"),
        Table.AddRequest("c"), Table.Set(RequestField.Number, "0207"),
    ];
}

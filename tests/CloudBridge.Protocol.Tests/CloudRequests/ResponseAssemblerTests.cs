using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class ResponseAssemblerTests
{
    private readonly ResponseAssembler _assembler = new(RequestId.Parse("417950"));

    [Fact]
    public void An_answer_of_one_part_is_complete_at_once()
    {
        Assert.False(_assembler.HasStarted);
        Assert.True(Accept("2189892389.4179502222"));
        Assert.True(_assembler.HasStarted && _assembler.IsComplete);
        Assert.Null(_assembler.FirstMissing);
        Assert.Equal(["a", "", "b"], _assembler.ToList());
    }

    [Fact]
    public void A_raw_number_is_one_item_as_it_was_written()
    {
        Accept("007.4179503222");
        Assert.True(_assembler.IsRaw);
        Assert.Equal(["007"], _assembler.ToList());
    }

    [Fact]
    public void Digits_that_no_answer_has_are_not_kept()
    {
        var part = new string('1', 1_000_000);
        for (var number = 1; number <= 20; number++)
        {
            Assert.True(Accept($"{part}.417950{number:000}1"));
        }

        Assert.False(Accept($"{part}.4179500211"));
        Assert.False(Accept($"{part}.4179502222"));
        Assert.Equal(20 * part.Length, _assembler.ToDigits().Length);
    }

    [Fact]
    public void An_empty_answer_is_an_empty_list()
    {
        Accept(".4179502222");
        Assert.True(_assembler.IsComplete);
        Assert.Empty(_assembler.ToList());
    }

    [Fact]
    public void A_text_without_an_end_of_item_is_one_item()
    {
        Accept("51494733.4179502222");
        Assert.Equal(["pong"], _assembler.ToList());
    }

    [Fact]
    public void A_character_may_be_cut_in_two_by_a_part()
    {
        Accept("514.4179500011");
        Accept("94733.4179502222");
        Assert.Equal("51494733", Bytes.Text(_assembler.ToDigits()));
        Assert.Equal(["pong"], _assembler.ToList());
    }

    [Fact]
    public void The_first_gap_is_named_until_it_is_filled()
    {
        Assert.Equal(1, _assembler.FirstMissing);
        Accept("11.4179500031");
        Assert.Equal(1, _assembler.FirstMissing);
        Accept("11.4179500011");
        Assert.Equal(2, _assembler.FirstMissing);
        Accept("11.4179502222");
        Assert.Equal(2, _assembler.FirstMissing);
        Accept("11.4179500021");
        Assert.Null(_assembler.FirstMissing);
    }

    [Fact]
    public void When_only_the_last_part_is_missing_the_number_after_the_highest_is_named()
    {
        Accept("11.4179500011");
        Assert.Equal(2, _assembler.FirstMissing);
        Assert.False(_assembler.IsComplete);
    }

    [Fact]
    public void Repeats_and_parts_of_other_answers_are_not_taken()
    {
        Assert.True(Accept("11.4179500011"));
        Assert.False(Accept("12.4179500011"));
        Assert.False(Accept("11.4179600021"));
        Assert.False(Accept("11.4179602222"));
        Assert.True(Accept("13.4179502222"));
        Assert.False(Accept("14.4179502222"));
        Assert.Equal("1113", Bytes.Text(_assembler.ToDigits()));
    }

    [Fact]
    public void Digits_that_are_no_characters_give_what_was_before_them()
    {
        Accept("51490033.4179502222");
        Assert.Equal(["po"], _assembler.ToList());
    }

    [Fact]
    public void Any_answer_is_put_together_from_any_order_of_arrival_with_repeats() => Property.Holds(ResponseCase.Any, response =>
    {
        var assembler = new ResponseAssembler(response.Id);
        var values = response.Values;
        var taken = new HashSet<string>();
        foreach (var value in response.Arrival)
        {
            Assert.True(ResponsePacket.TryParse(Bytes.Of(value), out var packet));
            Assert.Equal(taken.Add(value), assembler.Accept(packet));
            var knowsTheHighest = values.Count == 1 || taken.Contains(values[^2]);
            Assert.True(!knowsTheHighest || assembler.IsComplete == (taken.Count == values.Count));
        }

        Assert.True(assembler.IsComplete);
        Assert.Equal(response.IsRaw, assembler.IsRaw);
        Assert.Equal(response.Digits, assembler.ToDigits());
    });

    private bool Accept(string value)
    {
        Assert.True(ResponsePacket.TryParse(Bytes.Of(value), out var packet));
        return _assembler.Accept(packet);
    }
}

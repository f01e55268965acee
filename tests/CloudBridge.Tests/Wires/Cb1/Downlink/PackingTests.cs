using CloudBridge.Wires.Cb1;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

public sealed class PackingTests
{
    private readonly DownlinkDriver _downlink = new();

    [Fact]
    public void Short_answers_for_many_travel_in_one_value()
    {
        for (var number = 1; number <= 10; number++)
        {
            _downlink.AddShort(_downlink.Asker(), number, $"{number:0000000000000}");
        }

        var value = _downlink.Send()!;

        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"{number}/{number} Answer {number:0000000000000}"), _downlink.Said(value));
        Assert.Null(_downlink.Send());
    }

    [Fact]
    public void What_short_answers_leave_is_filled_with_a_part_of_a_long_one()
    {
        var (shorts, longs) = (_downlink.Asker(), _downlink.Asker());
        _downlink.AddLong(longs, 1, 5000);
        _downlink.Send();
        _downlink.AddShort(shorts, 2, "12345");

        var value = _downlink.Send()!;

        Assert.InRange(value.Length, 250, 256);
        Assert.Equal("1/2 Answer 12345", _downlink.Said(value)[0]);
        Assert.StartsWith("part ", _downlink.Said(value)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_answer_alone_travels_in_values_of_its_own_and_fills_them()
    {
        var digits = _downlink.AddLong(_downlink.Asker(), 7, 5000);
        var answer = new LongAnswer();
        var lengths = new List<int>();
        while (_downlink.Send() is { } value)
        {
            lengths.Add(value.Length);
            answer.Take(_downlink.Said(value));
        }

        Assert.Equal(digits, answer.Digits);
        Assert.All(lengths.SkipLast(1), length => Assert.InRange(length, 255, 256));
        Assert.Equal(21, lengths.Count);
    }

    [Fact]
    public void The_opening_goes_before_every_part()
    {
        _downlink.AddLong(_downlink.Asker(), 7, 600);

        Assert.Matches("^1/7 opening [2-9][0-9] 600$", _downlink.SendAll()[0]);
    }

    [Fact]
    public void Equal_answers_that_wait_leave_once_for_all()
    {
        for (var number = 1; number <= 11; number++)
        {
            _downlink.AddShort(_downlink.Asker(), 5, "424242", key: 77);
        }

        Assert.Equal(["1/5,2/5,3/5,4/5,5/5,6/5,7/5,8/5,9/5 Answer 424242", "10/5,11/5 Answer 424242"], _downlink.SendAll());
    }

    [Fact]
    public void Answers_that_differ_are_never_shared_even_under_one_key()
    {
        _downlink.AddShort(_downlink.Asker(), 5, "42", key: 77);
        _downlink.AddShort(_downlink.Asker(), 5, "43", key: 77);

        Assert.Equal(["1/5 Answer 42", "2/5 Answer 43"], _downlink.SendAll());
    }

    [Fact]
    public void A_long_answer_is_shared_until_it_has_begun()
    {
        _downlink.AddLong(_downlink.Asker(), 1, 2000, key: 5);
        _downlink.AddLong(_downlink.Asker(), 2, 2000, key: 5);
        _downlink.Send();
        _downlink.AddLong(_downlink.Asker(), 3, 2000, key: 5);

        var openings = _downlink.SendAll().Where(line => line.Contains("opening", StringComparison.Ordinal));

        Assert.StartsWith("3/3 opening", Assert.Single(openings), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_to_clients_go_before_answers_and_only_the_latest_of_a_kind()
    {
        var asker = _downlink.Asker();
        _downlink.AddShort(asker, 1, "11");
        _downlink.Cb1.SendWorking(new Cb1Address(asker, 2));
        _downlink.Cb1.SendWorking(new Cb1Address(asker, 2));
        _downlink.Cb1.RequestParts(new Cb1Address(asker, 3), [1, 2]);
        _downlink.Cb1.SendWelcome(asker);

        Assert.Equal(["working 1/2", "wanted 1/3 2", "welcome 20000000 1", "1/1 Answer 11"], _downlink.SendAll());
    }

    [Fact]
    public void Only_as_many_variables_are_used_as_clients_look_at_and_a_value_stands_as_long_as_can_be()
    {
        _downlink.AddLong(_downlink.Asker(variables: 3), 1, 1400);
        _downlink.SendAll();

        Assert.Equal(["F1", "F2", "F3", "F1", "F2", "F3"], _downlink.Variables);
    }

    [Fact]
    public void Handles_come_again_as_late_as_possible()
    {
        var asker = _downlink.Asker();
        var handles = new List<string>();
        for (var number = 1; number <= 80; number++)
        {
            _downlink.AddLong(asker, number, 300);
            handles.Add(_downlink.SendAll()[0].Split(' ')[2]);
        }

        Assert.Equal(80, handles.Distinct().Count());
    }

    [Fact]
    public void What_does_not_fit_lets_a_shorter_one_go_before_it()
    {
        _downlink.AddShort(_downlink.Asker(), 1, new string('1', 150));
        _downlink.AddShort(_downlink.Asker(), 2, new string('2', 151));
        _downlink.AddShort(_downlink.Asker(), 3, new string('3', 60), priority: RequestPriority.Low);

        Assert.Equal(["1/1", "3/3"], _downlink.Said(_downlink.Send()!).Select(line => line.Split(' ')[0]));
        Assert.Equal(["2/2"], _downlink.Said(_downlink.Send()!).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void The_end_of_a_long_answer_leaves_room_for_others()
    {
        _downlink.AddLong(_downlink.Asker(), 1, 227 + 249 + 50);
        _downlink.AddLong(_downlink.Asker(), 2, 227 + 249 + 50);

        Assert.Equal(5, Enumerable.Range(0, 10).TakeWhile(_ => _downlink.Send() is not null).Count());
    }
}

using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine.Receiving;

/// <summary>What the protocol writes down, the blocks read: values, entries, parts, and to whom they go.</summary>
public sealed class ValueReaderTests
{
    private const string Nonce = "40512345";
    private const int Epoch = 42;
    private const int Tag = 7;

    private static readonly byte[] Pong = AnswerPayload.OfText("pong").Write();

    private readonly EngineParts _parts = new();

    [Fact]
    public void A_welcome_for_this_client_brings_tag_and_epoch_and_one_for_another_does_not()
    {
        var machine = Stranger();
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddWelcome(40512346, 9, 1, 256, 60)));
        Assert.Equal(("0", ""), (machine[_parts.State.Tag], machine[_parts.State.Epoch]));

        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddWelcome(40512345, Tag, 1, 256, 60)));
        Assert.Equal(("007", "42", "1"), (machine[_parts.State.Tag], machine[_parts.State.Epoch], machine[_parts.State.IsKnown]));
    }

    [Fact]
    public void An_answer_goes_to_the_request_of_its_number() => Assert.Equal(
        [$"{RequestState.Waiting}", $"{RequestState.Reading}"],
        States(Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddAnswer(new(Tag, 2), Pong))));

    [Fact]
    public void A_number_is_a_whole_answer_as_it_stands()
    {
        var machine = Asking();
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddNumber(new(Tag, 1), "007"u8)));

        Assert.Equal([$"{RequestState.Ready}", $"{RequestState.Waiting}"], States(machine));
        Assert.Equal(["007"], machine[_parts.State.Items]);
    }

    [Fact]
    public void Entries_of_one_value_are_read_one_after_another() => Assert.Equal(
        [$"{RequestState.Ready}", $"{RequestState.Reading}"],
        States(Cb1Host.Packed(Epoch, (ref PackedValue value) =>
        {
            value.TryAddAnswer(new(8, 1), Pong);
            value.TryAddWorking(new(8, 2));
            value.TryAddNumber(new(Tag, 1), "5"u8);
            value.TryAddSharedAnswer([new(8, 1), new(Tag, 2)], Pong);
        })));

    [Fact]
    public void What_is_for_another_client_changes_nothing() => Assert.Equal(
        [$"{RequestState.Waiting}", $"{RequestState.Waiting}"],
        States(Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddAnswer(new(8, 1), Pong))));

    [Fact]
    public void A_shared_number_answers_all_whom_it_names() => Assert.Equal(
        [$"{RequestState.Ready}", $"{RequestState.Ready}"],
        States(Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddSharedNumber([new(Tag, 1), new(9, 1), new(Tag, 2)], "12"u8))));

    [Fact]
    public void A_damaged_value_is_passed_over_wherever_the_damage_is()
    {
        var right = Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddNumber(new(Tag, 1), "12345"u8));
        var machine = Asking();
        Assert.All(Enumerable.Range(0, right.Length), place =>
        {
            Come(machine, right[..place] + (char)('0' + ((right[place] - '0' + 1) % 10)) + right[(place + 1)..]);
            Assert.Equal([$"{RequestState.Waiting}", $"{RequestState.Waiting}"], States(machine));
        });

        Come(machine, right);
        Assert.Equal(["12345"], machine[_parts.State.Items]);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("-14230075571")]
    [InlineData("1423007557.1")]
    [InlineData("51494733.4179502222")]
    [InlineData("")]
    public void Values_of_other_formats_are_passed_over(string value) => Assert.Equal([$"{RequestState.Waiting}", $"{RequestState.Waiting}"], States(value));

    [Fact]
    public void Parts_of_a_long_answer_are_kept_once_with_their_numbers()
    {
        var machine = Asking();
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddOpening(new(Tag, 1), 33, 12)));
        Come(machine, Cb1Host.Solo(Epoch, 33, 1, "6789"u8), Cb1Host.Solo(Epoch, 34, 0, "99999"u8));
        Come(
            machine,
            Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddPart(33, 1, "6789"u8)),
            Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddPart(33, 0, "012345"u8)));

        Assert.Equal(["33001", "33000"], machine[_parts.State.PartKeys]);
        Assert.Equal(["6789", "012345"], machine[_parts.State.Parts]);
        Assert.Equal(("000012", "10", "1"), (Field(machine, RequestField.Total), Field(machine, RequestField.Got), Field(machine, RequestField.LastPart)));
    }

    [Fact]
    public void A_part_that_was_checked_with_another_epoch_is_passed_over()
    {
        var machine = Asking();
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddOpening(new(Tag, 1), 33, 12)));
        Come(machine, Cb1Host.Solo(Epoch + 1, 33, 0, "012345"u8));

        Assert.Empty(machine[_parts.State.Parts]);
    }

    [Fact]
    public void More_digits_than_the_answer_has_are_dropped_and_asked_for_again()
    {
        var machine = Asking();
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddOpening(new(Tag, 1), 33, 8)));
        Come(machine, Cb1Host.Solo(Epoch, 33, 0, "012345"u8), Cb1Host.Solo(Epoch, 33, 1, "012345"u8));

        Assert.Equal(($"{RequestState.Waiting}", "0"), (Field(machine, RequestField.State), Field(machine, RequestField.Handle)));
        Assert.Empty(machine[_parts.State.PartKeys]);
    }

    [Fact]
    public void The_same_opening_again_changes_nothing_and_another_begins_anew()
    {
        var machine = Asking();
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddOpening(new(Tag, 1), 33, 12)));
        Come(machine, Cb1Host.Solo(Epoch, 33, 0, "012345"u8));
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) =>
        {
            value.TryAddOpening(new(Tag, 1), 33, 12);
            value.TryAddWorking(new(8, 8));
        }));
        Assert.Equal("6", Field(machine, RequestField.Got));

        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddOpening(new(Tag, 1), 34, 12)));
        Assert.Equal(("34", "0"), (Field(machine, RequestField.Handle), Field(machine, RequestField.Got)));
        Assert.Empty(machine[_parts.State.PartKeys]);
    }

    [Fact]
    public void Working_puts_off_the_next_time_that_the_request_is_sent()
    {
        var machine = Asking();
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddWorking(new(Tag, 1))));

        Assert.Equal(("4", "14"), (Field(machine, RequestField.Tries), Field(machine, RequestField.DueAt)));
    }

    [Fact]
    public void Parts_of_a_request_that_are_wanted_are_sent_and_no_others()
    {
        var machine = Asking(new string('7', 600));
        Come(machine, Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddPartsWanted(new(Tag, 1), [3, 2])));

        Assert.Equal([$"11{Nonce}00010303", $"11{Nonce}00010203"], machine[_parts.State.Out].Select(value => value[..18]));
    }

    [Fact]
    public void Another_epoch_means_that_the_server_knows_nobody_any_more()
    {
        var machine = Asking();
        Come(machine, Cb1Host.Packed(Epoch + 1, (ref PackedValue value) => value.TryAddNumber(new(Tag, 1), "5"u8)));

        Assert.Equal([$"{RequestState.Waiting}", $"{RequestState.Waiting}"], States(machine));
        Assert.Equal("0", machine[_parts.State.Tag]);
        Assert.Equal(2, machine[_parts.State.Out].Length);
    }

    [Fact]
    public void A_field_that_leads_beyond_the_value_ends_it_and_not_what_came_before()
    {
        var whole = Cb1Host.Packed(Epoch, (ref PackedValue value) => value.TryAddNumber(new(Tag, 1), "5"u8));
        var cut = Checked(whole[..^2] + "8" + "00702" + "99");
        var machine = Asking();
        Come(machine, cut);

        Assert.Equal([$"{RequestState.Ready}", $"{RequestState.Waiting}"], States(machine));
    }

    private static string Checked(string digits)
    {
        var value = Encoding.ASCII.GetBytes(digits + "00");
        CheckDigits.Write(value);
        return Encoding.ASCII.GetString(value);
    }

    private ScratchMachine Stranger() => _parts.Load(_parts.Reader.Look());

    // Two requests, numbers 1 and 2, of a client that has its tag. The clock stands at 10.
    private ScratchMachine Asking(string payload = "7090")
    {
        var isFirst = _parts.Variable("is first");
        var machine = _parts.Load(Control.IfElse(
            Operators.Equal(isFirst, ""),
            [
                Data.Set(isFirst, 1),
                Data.Set(_parts.State.Nonce, Nonce),
                Data.Set(_parts.State.Tag, "007"),
                Data.Set(_parts.State.Epoch, Epoch),
                Data.Set(_parts.State.Clock, 10),
                .. _parts.State.FromHost.Select(_ => Data.Add("", _parts.State.Seen)),
                _parts.Opener.Open(payload, 1, RequestKind.Asked),
                _parts.Opener.Open("7090", 2, RequestKind.Asked),
                Data.DeleteAll(_parts.State.Out),
            ],
            [_parts.Reader.Look()]));
        EngineParts.Again(machine);
        return machine;
    }

    private void Come(ScratchMachine machine, params string[] values)
    {
        if (machine[_parts.State.Seen].Length == 0)
        {
            machine[_parts.State.Seen] = ["", ""];
            machine[_parts.State.Nonce] = Nonce;
            machine[_parts.State.Tag] = "0";
        }

        foreach (var (variable, value) in _parts.State.FromHost.Zip(values))
        {
            machine[variable] = value;
        }

        EngineParts.Again(machine);
    }

    private string[] States(string value)
    {
        var machine = Asking();
        Come(machine, value);
        return States(machine);
    }

    private string[] States(ScratchMachine machine) => [.. machine[_parts.State.Requests].Chunk(RequestTable.Width).Select(request => request[(int)RequestField.State - 1])];

    private string Field(ScratchMachine machine, RequestField field) => machine[_parts.State.Requests][(int)field - 1];
}

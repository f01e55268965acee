using System.Text;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine.Asking;

public sealed class OutboxTests
{
    private const string Nonce = "40512345";

    private readonly EngineParts _parts = new(variables: 3);
    private readonly List<string> _written = [];

    [Fact]
    public void A_hello_says_what_the_client_can_read()
    {
        var hello = Written(_parts.Outbox.Hello()).Single();

        Assert.Equal((UpKind.Hello, 40512345u, 1, 3, int.MaxValue), (hello.Kind, hello.Nonce, hello.Version, hello.Variables, hello.MaxValueLength));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(Outbox.PartLength, 1)]
    [InlineData(Outbox.PartLength + 1, 2)]
    [InlineData(2 * Outbox.PartLength, 2)]
    [InlineData(1000, 5)]
    public void A_request_goes_in_as_many_parts_as_it_needs_and_none_is_too_long(int length, int count)
    {
        var payload = Digits(length);
        var parts = Written([.. Open(payload)]).ToArray();

        Assert.Equal(count, parts.Length);
        Assert.Equal(payload, string.Concat(parts.Select(part => part.Payload)));
        Assert.All(
            parts.Index(),
            part => Assert.Equal((UpKind.Request, 1, part.Index + 1, count), (part.Item.Kind, part.Item.Request, part.Item.Part, part.Item.Parts)));
        Assert.All(_written, value => Assert.InRange(value.Length, 6, 256));
    }

    [Theory]
    [InlineData(Outbox.PartLength * Outbox.PartsAtMost, RequestState.Waiting)]
    [InlineData((Outbox.PartLength * Outbox.PartsAtMost) + 1, RequestState.Ready)]
    public void A_request_of_more_parts_than_can_be_numbered_is_refused_at_once(int length, int state)
    {
        var (seen, payload) = (_parts.List("seen"), _parts.Variable("long"));
        var machine = _parts.Load([
            Data.Set(_parts.State.Nonce, Nonce), .. Open(payload), Data.Add(_parts.Table.Get(RequestField.State), seen),
            Data.Add(_parts.Table.Get(RequestField.Result), seen)
        ]);
        machine[payload] = Digits(length);
        EngineParts.Again(machine);

        Assert.Equal([$"{state}", state == RequestState.Ready ? $"{RequestOutcome.TooLong}" : "0"], machine[seen]);
        Assert.Equal(state == RequestState.Ready ? 0 : Outbox.PartsAtMost, machine[_parts.State.Out].Length);
    }

    [Fact]
    public void One_part_can_be_asked_for_alone_and_one_that_there_is_not_says_nothing()
    {
        var payload = Digits(600);
        var parts = Written([.. Open(payload), Data.DeleteAll(_parts.State.Out), _parts.Outbox.PushPart(2), _parts.Outbox.PushPart(4)]).ToArray();

        Assert.Equal((2, 3, payload[236..472]), (parts.Single().Part, parts[0].Parts, parts[0].Payload));
    }

    [Fact]
    public void Values_leave_a_tenth_of_a_second_between_them()
    {
        var times = new List<double>();
        var machine = Loaded([.. Open(Digits(900))]);
        machine.Wrote = (_, _) => times.Add(machine.Milliseconds);
        EngineParts.Again(machine);
        Send(machine);

        Assert.Equal(4, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 100));
    }

    [Fact]
    public void What_belongs_to_a_request_that_has_its_answer_is_left_out()
    {
        var values = Written([.. Open(Digits(300)), _parts.Table.Set(RequestField.State, RequestState.Ready), _parts.Outbox.Say(3, "0001")]).ToArray();

        Assert.Equal((UpKind.Done, 1), (values.Single().Kind, values[0].Request));
    }

    [Fact]
    public void A_hello_goes_before_what_waits()
    {
        var values = Written([.. Open("7090"), _parts.Outbox.Hello()]);

        Assert.Equal([UpKind.Hello, UpKind.Request], values.Select(value => value.Kind));
    }

    [Fact]
    public void After_a_hello_something_else_gets_through()
    {
        var values = Written([.. Open("7090"), Data.Set(_parts.State.SaidHello, "true"), _parts.Outbox.Hello()]);

        Assert.Equal([UpKind.Request], values.Select(value => value.Kind));
    }

    [Fact]
    public void A_request_counts_as_sent_when_it_is_written()
    {
        var heard = _parts.List("heard");
        var machine = Loaded([
            .. Open("7090"), Data.Add(_parts.Table.Get(RequestField.HeardAt), heard), Data.Set(_parts.State.Clock, 50), _parts.Outbox.Send(),
            Data.Add(Data.Item((int)RequestField.HeardAt, _parts.State.Requests), heard)
        ]);
        EngineParts.Again(machine);

        Assert.Equal([$"{RequestTable.NotWritten}", "50"], machine[heard]);
    }

    [Fact]
    public void Numbers_are_written_with_as_many_digits_as_they_have_places()
    {
        var seen = _parts.List("numbers");
        var machine = _parts.Run(
            Data.Add(Operators.Join("x", Sprites.Engine.Asking.Digits.Two(7)), seen),
            Data.Add(Operators.Join("x", Sprites.Engine.Asking.Digits.Two(99)), seen),
            Data.Add(Operators.Join("x", Sprites.Engine.Asking.Digits.Three(0)), seen),
            Data.Add(Operators.Join("x", Sprites.Engine.Asking.Digits.Four(123)), seen),
            Data.Add(Operators.Join("x", Sprites.Engine.Asking.Digits.Five(65_535)), seen));

        Assert.Equal(["x07", "x99", "x000", "x0123", "x65535"], machine[seen]);
    }

    private static string Digits(int length) => string.Concat(Enumerable.Range(0, length).Select(n => (char)('0' + (n * 7 % 10))));

    private IEnumerable<Block> Open(Value payload) => [_parts.Opener.Open(payload, 1, RequestKind.Asked)];

    private IEnumerable<UpRecord> Written(params IEnumerable<Block> body)
    {
        var machine = Loaded(body);
        EngineParts.Again(machine);
        Send(machine);
        return [.. _written.Select(Parse)];
    }

    // The clock of the engine goes on a fifth of a tenth of a second each time, and it writes what it may.
    private ScratchMachine Loaded(params IEnumerable<Block> body)
    {
        var isFirst = _parts.Variable("is first");
        var machine = _parts.Load(
            Control.IfElse(
                Operators.Equal(isFirst, ""),
                [Data.Set(isFirst, 1), Data.Set(_parts.State.Nonce, Nonce), Data.Set(_parts.State.Clock, 10), Data.Set(_parts.State.WroteAt, 0), .. body],
                [Data.Change(_parts.State.Clock, 0.02), _parts.Outbox.Send()]));
        machine.Wrote = (_, value) => _written.Add(value);
        return machine;
    }

    private static void Send(ScratchMachine machine)
    {
        for (var n = 0; n < 60; n++)
        {
            machine.PressFlag();
            machine.Frame(20);
        }
    }

    private static UpRecord Parse(string value)
    {
        Assert.True(UpValue.TryParse(Encoding.ASCII.GetBytes(value), out var up), $"{value} is no value of a client.");
        return UpRecord.Of(up);
    }
}

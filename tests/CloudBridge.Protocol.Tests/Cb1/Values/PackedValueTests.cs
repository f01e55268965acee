using CloudBridge.Protocol.Cb1.Values;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Cb1.Values;

/// <summary>Packed and solo values, written and read.</summary>
public class PackedValueTests
{
    private static readonly EntryAddress Somebody = new(7, 1203);
    private readonly byte[] _value = new byte[256];

    [Theory]
    [InlineData(999_999, 999_999)]
    [InlineData(1_000_000, int.MaxValue)]
    public void A_server_without_a_limit_takes_any_value(int said, int read)
    {
        var packed = new PackedValue(_value, 42);
        Assert.True(packed.TryAddWelcome(11_111_111, 3, 1, said, 60));

        Assert.True(DownReader.TryOpen(_value.AsSpan(0, packed.Finish()), 42, out var reader));
        Assert.True(reader.TryRead(out var entry));
        Assert.Equal(read, entry.MaxValueLength);
    }

    [Fact]
    public void Entries_of_every_kind_come_out_as_they_went_in()
    {
        var output = new byte[600];
        var packed = new PackedValue(output, 42);
        Assert.True(packed.TryAddWelcome(12_345_678, 7, 1, int.MaxValue, 60));
        Assert.True(packed.TryAddAnswer(Somebody, Bytes.Of("123")));
        Assert.True(packed.TryAddAnswer(Somebody, []));
        Assert.True(packed.TryAddNumber(Somebody, Bytes.Of("007")));
        Assert.True(packed.TryAddOpening(Somebody, 20, 999_999));
        Assert.True(packed.TryAddWorking(Somebody));
        Assert.True(packed.TryAddPartsWanted(Somebody, [1, 99]));
        Assert.True(packed.TryAddPart(99, 999, Bytes.Of(new string('5', 90))));
        Assert.True(packed.TryAddSharedAnswer([Somebody, new(999, 4)], Bytes.Of("9")));
        Assert.True(packed.TryAddSharedNumber([Somebody], Bytes.Of("8")));
        Assert.True(packed.TryAddSharedOpening([Somebody], 21, 1));
        Assert.True(packed.TryAddTopicAnswer(0, 1, Bytes.Of("77")));
        Assert.True(packed.TryAddTopicNumber(99, 99, Bytes.Of("1")));
        Assert.True(packed.TryAddTopicOpening(5, 2, 22, 300));
        var entries = DownJson.Of(output.AsSpan(0, packed.Finish()), -1)!;
        Assert.Equal(14, entries.Count);
        Assert.Equal(
            """
            [{"kind":"welcome","nonce":"12345678","tag":7,"version":1,"maxLength":0,"seconds":60},{"kind":"answer","tag":7,"request":3,"payload":"123"},{"kind":"answer","tag":7,"request":3,"payload":""},{"kind":"number","tag":7,"request":3,"digits":"007"},{"kind":"opening","tag":7,"request":3,"handle":20,"length":999999},{"kind":"working","tag":7,"request":3},{"kind":"parts wanted","tag":7,"request":3,"parts":[1,99]},{"kind":"part","handle":99,"part":999,"digits":"555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555"},{"kind":"shared","addresses":[{"tag":7,"request":3},{"tag":999,"request":4}],"body":{"kind":"answer","payload":"9"}},{"kind":"shared","addresses":[{"tag":7,"request":3}],"body":{"kind":"number","digits":"8"}},{"kind":"shared","addresses":[{"tag":7,"request":3}],"body":{"kind":"opening","handle":21,"length":1}},{"kind":"topic","topic":0,"version":1,"body":{"kind":"answer","payload":"77"}},{"kind":"topic","topic":99,"version":99,"body":{"kind":"number","digits":"1"}},{"kind":"topic","topic":5,"version":2,"body":{"kind":"opening","handle":22,"length":300}}]
            """,
            entries.ToJsonString());
    }

    [Fact]
    public void A_value_can_be_made_shorter_while_it_is_built_and_longer_again()
    {
        var packed = new PackedValue(_value, 42) { MaxLength = 60 };
        Assert.True(packed.TryAddNumber(Somebody, Bytes.Of(new string('1', 40))));
        packed.MaxLength = 40;
        Assert.True(packed.Room < 0);
        Assert.False(packed.TryAddWorking(Somebody));
        packed.MaxLength = 1000;
        Assert.Equal(256, packed.MaxLength);
        Assert.True(packed.TryAddNumber(Somebody, Bytes.Of(new string('2', 80))));
        Assert.Equal(2, DownJson.Of(_value.AsSpan(0, packed.Finish()), -1)!.Count);
    }

    [Fact]
    public void Each_entry_takes_the_digits_it_is_said_to_take()
    {
        var packed = new PackedValue(new byte[9000], 1);
        foreach (var digits in (int[])[1, 89, 90, 999])
        {
            var text = Bytes.Of(new string('3', digits));
            Assert.Equal(EntryLength.OfAnswer(digits), Taken(ref packed, (ref PackedValue value) => value.TryAddAnswer(Somebody, text)));
            Assert.Equal(EntryLength.OfPart(digits), Taken(ref packed, (ref PackedValue value) => value.TryAddPart(20, 1, text)));
            Assert.Equal(EntryLength.OfSharedAnswer(2, digits), Taken(ref packed, (ref PackedValue value) => value.TryAddSharedAnswer([Somebody, Somebody], text)));
            Assert.Equal(EntryLength.OfTopic(digits), Taken(ref packed, (ref PackedValue value) => value.TryAddTopicNumber(1, 1, text)));
        }

        Assert.Equal(EntryLength.Welcome, Taken(ref packed, (ref PackedValue value) => value.TryAddWelcome(12_345_678, 1, 1, 0, 60)));
        Assert.Equal(EntryLength.Opening, Taken(ref packed, (ref PackedValue value) => value.TryAddOpening(Somebody, 20, 1)));
        Assert.Equal(EntryLength.Working, Taken(ref packed, (ref PackedValue value) => value.TryAddWorking(Somebody)));
        Assert.Equal(EntryLength.OfPartsWanted(3), Taken(ref packed, (ref PackedValue value) => value.TryAddPartsWanted(Somebody, [1, 2, 3])));
        Assert.Equal(EntryLength.OfSharedOpening(3), Taken(ref packed, (ref PackedValue value) => value.TryAddSharedOpening([Somebody, Somebody, Somebody], 20, 1)));
        Assert.Equal(EntryLength.OfTopicOpening(), Taken(ref packed, (ref PackedValue value) => value.TryAddTopicOpening(1, 1, 20, 1)));
    }

    [Fact]
    public void What_has_no_room_is_not_begun()
    {
        var packed = new PackedValue(_value.AsSpan(0, PackedValue.Overhead + EntryLength.OfAnswer(10)), 1);
        Assert.False(packed.TryAddAnswer(Somebody, Bytes.Of("12345678901")));
        Assert.False(packed.TryAddWelcome(12_345_678, 1, 1, 0, 60));
        Assert.False(packed.TryAddPart(20, 0, Bytes.Of("12345678901")));
        Assert.True(packed.IsEmpty);
        Assert.True(packed.TryAddAnswer(Somebody, Bytes.Of("1234567890")));
        Assert.Equal((0, false), (packed.Room, packed.IsEmpty));
        Assert.Single(DownJson.Of(_value.AsSpan(0, packed.Finish()), -1)!);
    }

    [Fact]
    public void A_part_fills_any_room_as_far_as_a_length_can_say()
    {
        for (var room = 0; room < 1200; room++)
        {
            var digits = EntryLength.PartDigitsIn(room);
            Assert.True(digits == 0 ? room < 9 : EntryLength.OfPart(digits) <= room);
            Assert.True(digits == EntryLength.MaxDigits || EntryLength.OfPart(digits + 1) > room || digits == 0);
        }
    }

    [Fact]
    public void A_solo_value_reads_as_one_part_in_its_epoch()
    {
        var length = SoloValue.Write(_value, 42, 99, 998, Bytes.Of(new string('6', 256 - SoloValue.Overhead)));
        Assert.Equal(256, length);
        var entry = DownJson.Of(_value.AsSpan(0, length), 42)!.Single()!;
        Assert.Equal(("part", 99, 998, 249), ((string?)entry["kind"], (int)entry["handle"]!, (int)entry["part"]!, ((string)entry["digits"]!).Length));
        Assert.Null(DownJson.Of(_value.AsSpan(0, length), 43));
        Assert.Null(DownJson.Of(_value.AsSpan(0, length), -1));
    }

    [Theory]
    [InlineData("0999", "the end")]
    [InlineData("10000102", "tag 0")]
    [InlineData("100101", "length missing")]
    [InlineData("10010103", "digits missing")]
    [InlineData("1001019", "long length missing")]
    [InlineData("100101912", "long length cut off")]
    [InlineData("2001011900001", "handle below 20")]
    [InlineData("20010120000000", "an opening of nothing")]
    [InlineData("2001012000000", "opening cut off")]
    [InlineData("30010", "working cut off")]
    [InlineData("401234567001100025660", "nonce with a 0 in front")]
    [InlineData("4123456780011000256", "welcome cut off")]
    [InlineData("500101010", "half a part wanted")]
    [InlineData("5001010200", "part 0 wanted")]
    [InlineData("50010100", "no part wanted")]
    [InlineData("620000", "length missing")]
    [InlineData("62000000", "an empty part")]
    [InlineData("70001", "shared by nobody")]
    [InlineData("72001010010", "second address cut off")]
    [InlineData("71001013", "body that is none")]
    [InlineData("71001017", "body in a body")]
    [InlineData("80010100", "a number without digits")]
    [InlineData("900001", "topic version 0")]
    [InlineData("90001", "no body")]
    public void What_cannot_be_read_ends_a_value_without_harm_to_what_came_before(string rest, string why)
    {
        var value = UpValueTests.Checked("142" + "8001010277" + rest);
        Assert.Equal("""[{"kind":"number","tag":1,"request":1,"digits":"77"}]""", DownJson.Of(value, 42)!.ToJsonString());
        Assert.NotEmpty(why);
    }

    [Fact]
    public void Mutated_and_random_values_are_harmless()
    {
        var values = Generate.Digits(1, 260).Select(rest => (byte[])[(byte)'1', .. rest, (byte)'0', (byte)'0']);
        Property.Holds(values, value =>
        {
            CheckDigits.Write(value);
            UpJson.Of(value);
            foreach (var entry in DownJson.Of(value, 0) ?? [])
            {
                Assert.NotNull(entry!["kind"]);
            }
        }, 3000);
        Property.Holds(Generate.AnyBytes(80), value =>
        {
            UpJson.Of(value);
            DownJson.Of(value, 5);
        }, 1000);
    }

    [Fact]
    public void Packing_and_reading_allocate_nothing() => Assert.Equal(0, Allocations.Of(() =>
    {
        var packed = new PackedValue(_value, 9);
        packed.TryAddAnswer(Somebody, "1234"u8);
        packed.TryAddSharedNumber([Somebody, new(8, 1)], "1234"u8);
        DownReader.TryOpen(_value.AsSpan(0, packed.Finish()), 9, out var reader);
        while (reader.TryRead(out _))
        {
        }
    }));

    private static int Taken(ref PackedValue packed, Adding add)
    {
        var before = packed.Room;
        Assert.True(add(ref packed));
        return before - packed.Room;
    }

    private delegate bool Adding(ref PackedValue packed);
}

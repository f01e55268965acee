using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine.Receiving;

public sealed class ValueFieldsTests
{
    private readonly EngineParts _parts = new();

    [Fact]
    public void Fields_come_one_after_another_with_their_zeros() => Assert.Equal(
        ["1", "007", "42"],
        Fields("100742", [_parts.Fields.Read(1), _parts.Fields.Read(3), _parts.Fields.Read(2)]));

    [Theory]
    [InlineData("03123", "123")]
    [InlineData("90031230", "123")]
    [InlineData("00", "")]
    public void A_field_with_its_length_has_the_short_or_the_long_form(string digits, string field) => Assert.Equal([field], Fields(digits, [_parts.Fields.ReadLong()]));

    [Theory]
    [InlineData("123", 4)]
    [InlineData("", 1)]
    public void A_field_that_is_cut_off_is_empty_and_ends_the_value(string digits, int wanted)
    {
        var (whole, seen) = (_parts.Variable("whole"), _parts.List("fields"));
        var machine = _parts.Run([.. Begin(digits), _parts.Fields.Read(wanted), Data.Add(_parts.State.Field, seen), Data.Set(whole, _parts.Fields.AreWhole)]);

        Assert.Equal(("", "false"), (machine[seen].Single(), machine[whole]));
    }

    [Theory]
    [InlineData("05123")]
    [InlineData("9005123")]
    [InlineData("900")]
    public void A_length_that_leads_beyond_the_end_ends_the_value(string digits)
    {
        var whole = _parts.Variable("whole");
        var machine = _parts.Run([.. Begin(digits), _parts.Fields.ReadLong(), Data.Set(whole, _parts.Fields.AreWhole)]);

        Assert.Equal("false", machine[whole]);
    }

    [Fact]
    public void A_field_that_ends_with_the_value_is_whole()
    {
        var whole = _parts.Variable("whole");
        var machine = _parts.Run([.. Begin("123"), _parts.Fields.Read(3), Data.Set(whole, _parts.Fields.AreWhole)]);

        Assert.Equal(("123", "true"), (machine[_parts.State.Field], machine[whole]));
    }

    // Two check digits stand behind what is read.
    private Block[] Begin(string digits) => [
        Data.Set(_parts.State.Value, digits + "99"), Data.Set(_parts.Fields.Position, 1), Data.Set(_parts.Fields.End, digits.Length)
    ];

    private string[] Fields(string digits, Block[] reads)
    {
        var seen = _parts.List("fields");
        ScratchMachine machine = _parts.Run([.. Begin(digits), .. reads.SelectMany(read => new[] { read, Data.Add(_parts.State.Field, seen) })]);
        return machine[seen];
    }
}

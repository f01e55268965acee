using System.Text.Json;
using CloudBridge.Sprites.Palette;

namespace CloudBridge.Sprites.Tests.Engine.Receiving;

public sealed class CheckDigitsTests
{
    [Fact]
    public void The_remainder_is_1_for_exactly_the_values_that_the_vectors_call_right()
    {
        var parts = new EngineParts();
        var epoch = parts.Variable("epoch");
        var machine = parts.Load(parts.Check.Compute(epoch));
        var vectors = JsonDocument.Parse(Vectors.Text("cb1-check.json")).RootElement.EnumerateArray()
            .Where(vector => vector.GetProperty("digits").GetString()!.All(char.IsAsciiDigit) && vector.GetProperty("digits").GetString()!.Length >= 6 && vector.GetProperty("digits").GetString()![0] != '0').ToArray();

        Assert.True(vectors.Length > 5);
        Assert.All(vectors, vector =>
        {
            machine[parts.State.Value] = vector.GetProperty("digits").GetString()!;
            machine[epoch] = vector.TryGetProperty("epoch", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
            EngineParts.Again(machine);
            Assert.Equal(
                (vector.GetProperty("name").GetString(), vector.GetProperty("right").GetBoolean()),
                (vector.GetProperty("name").GetString(), machine[parts.State.Field] == "1"));
        });
    }

    [Theory]
    [InlineData("", "123456789012345678901234567890")]
    [InlineData("42", "2000012345678901234567890")]
    [InlineData("", "97")]
    [InlineData("", "9")]
    [InlineData("99", "99999999999999999999999999999999999999999999999999999999999999999999")]
    public void The_remainder_is_that_of_the_whole_number(string before, string digits)
    {
        var parts = new EngineParts();
        var machine = parts.Run(Data.Set(parts.State.Value, digits), parts.Check.Compute(before));

        Assert.Equal(
            $"{System.Numerics.BigInteger.Parse(before + digits, System.Globalization.CultureInfo.InvariantCulture) % 97}",
            machine[parts.State.Field]);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Tests.Cb1.Clients;

namespace CloudBridge.Protocol.Tests.Cb1.Vectors;

/// <summary><c>cb1-check.json</c></summary>
public class CheckVectorTests
{
    [Fact]
    public void The_file_is_current()
    {
        JsonArray vectors = [];
        foreach (var length in (int[])[6, 7, 12, 33, 64, 256])
        {
            var value = Right(length, 0);
            Add(vectors, $"right, {length} digits", value);
            Add(vectors, $"a wrong digit, {length} digits", Wrong(value));
            Add(vectors, $"neighbours changed places, {length} digits", Swapped(value));
        }

        foreach (var epoch in (int[])[0, 7, 42, 99])
        {
            var value = Right(40, epoch);
            Add(vectors, $"solo, epoch {epoch}", value, epoch);
            Add(vectors, $"solo of epoch {epoch} in the next one", value, (epoch + 1) % 100);
        }

        Add(vectors, "too short", "10010");
        Add(vectors, "a 0 in front", "000001");
        Add(vectors, "no digits", "");
        Add(vectors, "a dot, as values of Cloud Requests have", "12345.6789");
        GeneratedVectors.AssertCurrent(vectors, "cb1-check.json");
    }

    private static void Add(JsonArray vectors, string name, string digits, int? epoch = null)
    {
        var value = Bytes.Of(digits);
        var vector = new JsonObject { ["name"] = name, ["digits"] = digits };
        if (epoch is { } number)
        {
            vector["epoch"] = number.ToString("00", CultureInfo.InvariantCulture);
        }

        vector["right"] = epoch is { } of ? CheckDigits.AreRight(value, of) : CheckDigits.AreRight(value);
        vectors.Add((JsonNode)vector);
    }

    private static string Right(int length, int epoch)
    {
        var value = Bytes.Of("2" + Down.Digits(length - 1));
        CheckDigits.Write(value, epoch);
        return Bytes.Text(value);
    }

    private static string Wrong(string value)
    {
        var place = value.Length / 2;
        return value[..place] + (char)('0' + ((value[place] - '0' + 3) % 10)) + value[(place + 1)..];
    }

    private static string Swapped(string value)
    {
        var place = Enumerable.Range(1, value.Length - 2).First(i => value[i] != value[i + 1] && i >= value.Length / 3);
        return value[..place] + value[place + 1] + value[place] + value[(place + 2)..];
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Tests.Cb1.Clients;
using CloudBridge.Protocol.Tests.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Vectors;

/// <summary><c>cb1-down.json</c></summary>
public class DownVectorTests
{
    private const int Epoch = 42;

    private readonly JsonArray _vectors = [];

    [Fact]
    public void The_file_is_current()
    {
        AddEntries();
        AddParts();
        AddHarmless();
        Add("wrong check digits", "1420000000");
        Add("a value of Cloud Requests", "1234.10000001");
        Add("solo of another epoch", Down.Solo(41, 33, 0, "123456"));
        Add("too short", Bytes.Text(UpValueTests.Checked("142")));
        GeneratedVectors.AssertCurrent(_vectors, "cb1-down.json");
    }

    private void AddEntries()
    {
        Add("welcome", Down.Packed(Epoch, Down.Welcome()));
        Add("welcome without a limit", Down.Packed(Epoch, Down.Welcome(99_999_999, 999, int.MaxValue)));
        Add("answer", Down.Packed(Epoch, Down.Answer(1, "4711")));
        Add("an answer without digits, for request 100", Down.Packed(Epoch, Down.Answer(100, "")));
        Add("answer of 89 digits, the longest with a short length", Down.Packed(Epoch, Down.Answer(12, Down.Digits(89))));
        Add("answer of 90 digits, the shortest with a long length", Down.Packed(Epoch, Down.Answer(12, Down.Digits(90))));
        AddDigits("a long length that might have been short", "42" + "100712" + "9003" + "123");
        Add("number", Down.Packed(Epoch, Down.Number(1, "007")));
        Add("opening", Down.Packed(Epoch, Down.Opening(9999, 20, 999_999)));
        Add("working", Down.Packed(Epoch, Down.Working(55)));
        Add("parts wanted", Down.Packed(Epoch, Down.Wanted(3, 1, 2, 99)));
        Add("40 parts wanted", Down.Packed(Epoch, Down.Wanted(3, [.. Enumerable.Range(10, 40)])));
        Add("shared answer", Down.Packed(Epoch, Down.Shared("123", new EntryAddress(7, 1), new(8, 99), new(999, 0))));
        Add("shared by 9", Down.Packed(Epoch, Down.Shared("9", [.. Enumerable.Range(1, 9).Select(tag => new EntryAddress(tag, tag))])));
        Add("shared number", Down.Packed(Epoch, (ref PackedValue value) => value.TryAddSharedNumber([new(7, 1), new(8, 2)], "42"u8)));
        Add("shared opening", Down.Packed(Epoch, (ref PackedValue value) => value.TryAddSharedOpening([new(7, 1), new(8, 2)], 99, 5000)));
        Add("topic", Down.Packed(Epoch, Down.Topic(5, 99, "123")));
        Add("a number as topic", Down.Packed(Epoch, (ref PackedValue value) => value.TryAddTopicNumber(99, 1, "1000"u8)));
        Add("a long message to every player", Down.Packed(Epoch, Down.TopicOpening(0, 1, 44, 600)));
        Add("several entries", Down.Packed(Epoch, Down.Welcome(), Down.Answer(1, "77"), Down.Number(2, "5"), Down.Working(3), Down.Opening(4, 33, 300), Down.Part(33, 0, Down.Digits(90))));
        Add("end before the end", Bytes.Text(UpValueTests.Checked("1" + "42" + "3" + "00701" + "0" + "300702")));
        Add("nothing but an end", Bytes.Text(UpValueTests.Checked("1" + "42" + "0")));
    }

    private void AddParts()
    {
        Add("part", Down.Packed(Epoch, Down.Part(33, 7, "123456")));
        Add("solo", Down.Solo(Epoch, 33, 7, "123456"));
        Add("solo with a leading zero in the digits", Down.Solo(Epoch, 20, 0, "0012"));
        Add("solo that fills a value", Down.Solo(Epoch, 99, 999, Down.Digits(249)));
    }

    private void AddHarmless()
    {
        var before = "42" + "3" + "00701";
        AddDigits("a length beyond the end ends the value", before + "1" + "00701" + "09" + "1234567");
        AddDigits("an address that is cut off ends the value", before + "3" + "0070");
        AddDigits("a body that is none ends the value", before + "9" + "05" + "01" + "3" + "300702");
        AddDigits("half a part wanted ends the value", before + "5" + "00701" + "03" + "012");
        AddDigits("an answer for nobody ends the value", before + "7" + "0" + "1" + "01" + "5", isStrict: true);
        AddDigits("a tag of 0 ends the value", before + "3" + "00001" + "300702", isStrict: true);
        AddDigits("a handle below 20 ends the value", before + "2" + "00701" + "19" + "000100" + "300702", isStrict: true);
        AddDigits("an opening of no digits ends the value", before + "2" + "00701" + "20" + "000000" + "300702", isStrict: true);
        AddDigits("version 0 of a topic ends the value", before + "9" + "05" + "00" + "1" + "01" + "5", isStrict: true);
        AddDigits("no part wanted ends the value", before + "5" + "00701" + "00" + "300702", isStrict: true);
        AddDigits("an empty part ends the value", before + "6" + "33" + "000" + "00" + "300702", isStrict: true);
        AddDigits("an empty number ends the value", before + "8" + "00701" + "00" + "300702", isStrict: true);
        AddDigits("a nonce with a 0 in front ends the value", before + "4" + "01234567" + "007" + "1" + "000256" + "60", isStrict: true);
    }

    private void AddDigits(string name, string digits, bool isStrict = false)
    {
        Add(name, Bytes.Text(UpValueTests.Checked("1" + digits)));
        if (isStrict)
        {
            _vectors[^1]!["strict"] = true;
        }
    }

    private void Add(string name, string value)
    {
        var vector = new JsonObject { ["name"] = name, ["value"] = value, ["epoch"] = Epoch.ToString("00", CultureInfo.InvariantCulture) };
        var entries = DownJson.Of(Bytes.Of(value), Epoch);
        if (entries is null)
        {
            vector["error"] = true;
        }
        else
        {
            vector["entries"] = entries;
        }

        _vectors.Add((JsonNode)vector);
    }
}

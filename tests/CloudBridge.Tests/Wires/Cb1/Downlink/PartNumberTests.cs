using System.Globalization;
using System.Text;
using CloudBridge.Protocol.Cb1.Clients;
using FsCheck.Fluent;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>Parts have the numbers 0 to 999, each once, whatever else leaves beside them, and a client reads the whole.</summary>
public sealed class PartNumberTests
{
    [Fact]
    public void An_answer_of_any_length_beside_short_ones_has_each_number_once()
    {
        var lengths = Gen.Elements(256, 300, 1000);
        var plans = lengths.SelectMany(length => Gen.Choose(1, MaxDigits(length)).SelectMany(digits =>
            Gen.Choose(0, 2).SelectMany(shorts => Gen.Choose(1, 230).Select(size => (length, digits, shorts, size)))));
        Property.Holds(plans, plan => Send(plan.length, plan.digits, plan.shorts, plan.size), runs: 8);
    }

    [Theory]
    [InlineData(256, 224_000, 1, 200)]
    [InlineData(256, 224_100, 2, 100)]
    [InlineData(256, 224_100, 1, 215)]
    public void The_longest_answers_beside_short_ones_do_too(int length, int digits, int shorts, int size) => Send(length, digits, shorts, size);

    private static int MaxDigits(int length) => Math.Min(999_999, 900 * (length - 7));

    /// <summary>Short answers that share the values of a long one make its first parts small.</summary>
    private static void Send(int length, int count, int shorts, int size)
    {
        var downlink = new DownlinkDriver(queued: 10_000, valueLength: length);
        var asker = downlink.Asker();
        var client = new Cb1Client(new Cb1ClientOptions { DrawNonce = () => asker.Nonce });
        client.Ask("1"u8, Now(downlink), TimeSpan.FromHours(1));
        Say(client, downlink);
        downlink.Cb1.SendWelcome(asker);
        var digits = downlink.AddLong(asker, 1, count);
        var others = Enumerable.Range(0, 3).Select(_ => downlink.Asker()).ToArray();
        var (request, sent) = (0, 0);
        var numbers = new HashSet<int>();
        ClientAnswer? answer;
        while (!client.TryTakeAnswer(out answer))
        {
            Assert.InRange(++sent, 0, 4000);
            for (var added = 0; added < shorts && sent < 1500; added++)
            {
                downlink.AddShort(others[request % 3], (request++ % 99) + 1, new string('5', size), key: (ulong)(1_000_000 + request));
            }

            var value = downlink.Send()!;
            client.Take(Encoding.ASCII.GetBytes(value), Now(downlink));
            foreach (var words in downlink.Said(value).Select(line => line.Split(' ')).Where(words => words[0] == "part"))
            {
                Assert.True(numbers.Add(int.Parse(words[2], CultureInfo.InvariantCulture)), $"Part {words[2]} came twice.");
            }
        }

        Assert.InRange(numbers.Max(), 0, 999);
        Assert.Equal(digits, Encoding.ASCII.GetString(answer!.Digits.Span));
    }

    /// <summary>Hello, and the request with the number 1.</summary>
    private static void Say(Cb1Client client, DownlinkDriver downlink)
    {
        for (var values = 0; values < 2; values++)
        {
            Assert.NotEqual(0, client.Write(new byte[client.MaxWriteLength], Now(downlink)));
            downlink.Clock.Advance(TimeSpan.FromSeconds(0.2));
        }
    }

    private static TimeSpan Now(DownlinkDriver downlink) => downlink.Clock.GetElapsedTime(0);
}

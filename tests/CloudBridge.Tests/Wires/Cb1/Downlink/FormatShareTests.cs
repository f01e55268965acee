using System.Globalization;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>Players of one format never wait long for those of the other: ten values are a second.</summary>
public sealed class FormatShareTests
{
    private const int MostValues = 5;
    private const int Rounds = 400;

    [Theory]
    [InlineData(256, 1, false)]
    [InlineData(256, 3, true)]
    [InlineData(256, 40, true)]
    [InlineData(100_000, 1, false)]
    [InlineData(100_000, 3, true)]
    [InlineData(100_000, 40, true)]
    public void An_answer_of_Cloud_Requests_waits_half_a_second_at_most_for_those_of_CB1(int valueLength, int askers, bool withLongAnswer)
    {
        var downlink = new DownlinkDriver(valueLength: valueLength);
        var loops = Enumerable.Range(0, askers).Select(_ => downlink.Asker()).ToArray();
        var asked = loops.ToDictionary(asker => asker.Tag, _ => 0);
        Array.ForEach(loops, Ask);
        if (withLongAnswer)
        {
            downlink.AddLong(downlink.Asker(), 1, 200_000);
        }

        var (number, waited, longest) = (0, 0, 0);
        for (var value = 0; value < Rounds; value++)
        {
            if (waited == 0)
            {
                downlink.AddCompatible($"{10_000 + ++number}0", 20);
            }

            var said = downlink.Said(downlink.Send()!);
            waited = said[0].StartsWith("compatible", StringComparison.Ordinal) ? 0 : waited + 1;
            longest = Math.Max(longest, waited + 1);
            foreach (var tag in said.Where(line => line.Contains("Answer", StringComparison.Ordinal)).SelectMany(Tags))
            {
                Ask(loops[tag - 1]);
            }
        }

        Assert.InRange(longest, 1, MostValues);
        Assert.True(number > Rounds / MostValues);

        void Ask(Cb1Asker asker) => downlink.AddShort(asker, (asked[asker.Tag]++ % 99) + 1, $"{asker.Tag:000}4567890");
    }

    [Theory]
    [InlineData(256, 1, 0)]
    [InlineData(256, 7, 1)]
    [InlineData(256, 39, 8)]
    [InlineData(100_000, 7, 1)]
    [InlineData(100_000, 39, 8)]
    public void An_answer_of_CB1_waits_half_a_second_at_most_for_those_of_Cloud_Requests(int valueLength, int loops, int longAnswers)
    {
        var downlink = new DownlinkDriver(valueLength: valueLength);
        for (var answer = 0; answer < longAnswers; answer++)
        {
            downlink.AddCompatible($"{90_000 + answer}0", valueLength * 100);
        }

        var number = 0;
        for (var loop = 0; loop < loops; loop++)
        {
            downlink.AddCompatible($"{10_000 + ++number}0", 20);
        }

        var asker = downlink.Asker();
        var (request, waited, longest) = (0, 0, 0);
        for (var value = 0; value < Rounds; value++)
        {
            if (waited == 0)
            {
                downlink.AddShort(asker, (request++ % 99) + 1, "1234567890");
            }

            var said = downlink.Said(downlink.Send()!)[0];
            waited = said.StartsWith("compatible", StringComparison.Ordinal) ? waited + 1 : 0;
            longest = Math.Max(longest, waited + 1);
            if (said.EndsWith("2222", StringComparison.Ordinal))
            {
                downlink.AddCompatible($"{10_000 + ++number}0", 20);
            }
        }

        Assert.InRange(longest, 1, MostValues);
        Assert.True(number > loops + (Rounds / 4));
    }

    /// <summary>Many short answers share a value, so this room has to leave most values to those who cannot.</summary>
    [Fact]
    public void A_value_costs_those_who_are_in_it_the_whole_of_it_however_little_they_say()
    {
        var downlink = new DownlinkDriver(valueLength: 100_000);
        var asker = downlink.Asker();
        var compatible = 0;
        for (var number = 0; number < 8; number++)
        {
            downlink.AddCompatible($"{10_000 + number}0", 20);
        }

        for (var value = 0; value < Rounds; value++)
        {
            downlink.AddShort(asker, (value % 99) + 1, "1");
            if (downlink.Said(downlink.Send()!)[0].StartsWith("compatible", StringComparison.Ordinal))
            {
                compatible++;
                downlink.AddCompatible($"{20_000 + compatible}0", 20);
            }
        }

        Assert.InRange(compatible, Rounds * 0.6, Rounds * 0.95);
    }

    private static IEnumerable<int> Tags(string line) =>
        line.Split(' ')[0].Split(',').Select(address => int.Parse(address.Split('/')[0], CultureInfo.InvariantCulture));
}

using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>Words to clients keep no answer back.</summary>
public sealed class WordsTests
{
    private readonly DownlinkDriver _downlink = new();

    [Theory]
    [InlineData(227)]
    [InlineData(241)]
    [InlineData(249)]
    [InlineData(60)]
    public void A_lost_part_that_does_not_fit_beside_words_leaves_soon(int length)
    {
        var asker = _downlink.Asker();
        _downlink.AddLong(asker, 1, 227 + 249 + length);
        var parts = _downlink.SendAll().Where(line => line.StartsWith("part", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToArray();
        var lost = parts.Select(words => words[3].Length).ToList().IndexOf(length);
        Assert.InRange(lost, 0, parts.Length);
        _downlink.Clock.Advance(TimeSpan.FromSeconds(1));
        _downlink.Cb1.Resend(new Cb1Address(asker, 1), [new PartRange(lost, lost)]);

        Assert.InRange(ValuesUntil(line => line.StartsWith("part", StringComparison.Ordinal)), 1, 4);
    }

    [Theory]
    [InlineData(241)]
    [InlineData(230)]
    [InlineData(130)]
    public void A_short_answer_that_does_not_fit_beside_words_leaves_soon(int length)
    {
        _downlink.AddShort(_downlink.Asker(), 1, new string('7', length));

        Assert.InRange(ValuesUntil(line => line.Contains("Answer", StringComparison.Ordinal)), 1, 4);
    }

    [Fact]
    public void Words_go_on_while_answers_wait()
    {
        var asker = _downlink.Asker();
        _downlink.AddLong(asker, 1, 20_000);
        var greeted = 0;
        for (var sent = 0; sent < 20; sent++)
        {
            _downlink.Cb1.SendWelcome(asker);
            greeted += _downlink.Said(_downlink.Send()!).Count(line => line.StartsWith("welcome", StringComparison.Ordinal));
        }

        Assert.InRange(greeted, 9, 20);
    }

    /// <summary>Six are told that their requests are worked on, with every value.</summary>
    private int ValuesUntil(Func<string, bool> isIt)
    {
        var others = Enumerable.Range(0, 6).Select(_ => _downlink.Asker()).ToArray();
        for (var values = 1; values < 50; values++)
        {
            Array.ForEach(others, other => _downlink.Cb1.SendWorking(new Cb1Address(other, 1)));
            if (_downlink.Said(_downlink.Send()!).Any(isIt))
            {
                return values;
            }
        }

        return int.MaxValue;
    }
}

using System.Diagnostics;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>How fast answers are written and read, on one core, in UTF-8 megabytes of text a second.</summary>
/// <param name="EncodeLong">A text of 20,000 characters.</param>
/// <param name="DecodeLong">The same, read.</param>
/// <param name="EncodeShort">Answers of one line each.</param>
/// <param name="DecodeShort">The same, read.</param>
internal sealed record CodecSpeed(double EncodeLong, double DecodeLong, double EncodeShort, double DecodeShort)
{
    private const int LongCharacters = 20_000;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(0.5);

    /// <summary>Measures for about three seconds.</summary>
    public static CodecSpeed Measure()
    {
        var text = DensityFigures.English;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => AnswerPayload.OfText(line)).ToArray();
        AnswerPayload[] one = [AnswerPayload.OfText(text[..LongCharacters])];
        return new CodecSpeed(Encode(one, true), Decode(one, true), Encode(lines, false), Decode(lines, false));
    }

    private static double Encode(AnswerPayload[] answers, bool isLong) => Repeat(answers, answer => answer.Write(isLong).Length > 0);

    private static double Decode(AnswerPayload[] answers, bool isLong)
    {
        var payloads = answers.ToDictionary(answer => answer, answer => answer.Write(isLong));
        return Repeat(answers, answer => AnswerPayload.TryRead(payloads[answer], isLong, out _));
    }

    private static double Repeat(AnswerPayload[] answers, Func<AnswerPayload, bool> work)
    {
        var bytes = answers.Sum(answer => (long)System.Text.Encoding.UTF8.GetByteCount(answer.Values[0]!));
        var done = 0L;
        var clock = Stopwatch.StartNew();
        for (var isWarm = false; !isWarm || clock.Elapsed < Each; done += bytes)
        {
            if (!Array.TrueForAll(answers, answer => work(answer)))
            {
                throw new InvalidOperationException("An answer could not be read.");
            }

            if (!isWarm && clock.Elapsed > Each / 2)
            {
                (isWarm, done) = (true, 0);
                clock.Restart();
            }
        }

        return Math.Round(done / clock.Elapsed.TotalSeconds / 1e6, 2);
    }
}

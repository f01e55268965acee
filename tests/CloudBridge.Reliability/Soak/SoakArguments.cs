using System.Globalization;

namespace CloudBridge.Reliability.Soak;

/// <summary>How long to soak and how hard.</summary>
/// <param name="Minutes">Default 20.</param>
/// <param name="Rate">Requests a second, default 50.</param>
/// <param name="IsJson">Whether to print one object instead of a text.</param>
internal sealed record SoakArguments(double Minutes, int Rate, bool IsJson)
{
    public const string Usage = "soak [--minutes N] [--rate N] [--json]";

    /// <summary>Reads the command line; null when it is not right.</summary>
    public static SoakArguments? Parse(ReadOnlySpan<string> args)
    {
        var parsed = new SoakArguments(20, 50, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--json":
                    parsed = parsed with { IsJson = true };
                    continue;
                case "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 1440:
                    parsed = parsed with { Minutes = minutes };
                    break;
                case "--rate" when int.TryParse(value, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 10_000:
                    parsed = parsed with { Rate = rate };
                    break;
                default:
                    return null;
            }

            i++;
        }

        return parsed;
    }
}

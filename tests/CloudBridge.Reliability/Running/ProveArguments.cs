using System.Globalization;

namespace CloudBridge.Reliability.Running;

/// <summary>What follows <c>prove</c> on the command line.</summary>
/// <param name="Rows">The rows to run; none for all.</param>
/// <param name="Seed">The seed; null for a new one.</param>
/// <param name="Scale">1 for the scale of the table.</param>
/// <param name="Json">True for one JSON object a row.</param>
/// <param name="Parallel">True to run all rows at once: sooner over, but figures of time say less.</param>
internal sealed record ProveArguments(IReadOnlyList<string> Rows, int? Seed, double Scale, bool Json, bool Parallel)
{
    /// <summary>Reads the arguments; null with a sentence when they make no sense.</summary>
    public static ProveArguments? Parse(ReadOnlySpan<string> args, IReadOnlyList<IReliabilityRow> known, out string? fault)
    {
        fault = null;
        var rows = new List<string>();
        int? seed = null;
        var scale = 1.0;
        var json = false;
        var parallel = false;
        for (var i = 0; i < args.Length && fault is null; i++)
        {
            switch (args[i])
            {
                case "--json":
                    json = true;
                    break;
                case "--parallel":
                    parallel = true;
                    break;
                case "--seed":
                    seed = int.TryParse(Next(args, ref i), CultureInfo.InvariantCulture, out var number) ? number : null;
                    fault = seed is null ? "--seed takes a whole number." : null;
                    break;
                case "--scale":
                    var isNumber = double.TryParse(Next(args, ref i), CultureInfo.InvariantCulture, out scale);
                    fault = isNumber && scale > 0 && double.IsFinite(scale) ? null : "--scale takes a number above 0, such as 0.01.";
                    break;
                default:
                    var name = args[i].Replace('-', ' ');
                    rows.Add(name);
                    fault = known.Any(row => row.Name == name) ? null : $"There is no row '{args[i]}'.";
                    break;
            }
        }

        return fault is null ? new ProveArguments(rows, seed, scale, json, parallel) : null;
    }

    private static string Next(ReadOnlySpan<string> args, ref int i) => ++i < args.Length ? args[i] : "";
}

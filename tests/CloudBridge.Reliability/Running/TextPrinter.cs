using System.Globalization;

namespace CloudBridge.Reliability.Running;

/// <summary>Prints rows for people.</summary>
internal sealed class TextPrinter(TextWriter output) : IRowPrinter
{
    public void Print(IReliabilityRow row, RowRun run, RowResult result, TimeSpan elapsed)
    {
        output.WriteLine($"== {row.Name}");
        output.WriteLine($"   claim:   {row.Claim}");
        output.WriteLine($"   result:  {(result.Passed ? "passed" : "FAILED")}, N = {Show(result.N)}, seed {run.Seed}, {Show(elapsed.TotalSeconds)} s");
        foreach (var (name, value) in result.Figures)
        {
            output.WriteLine($"   {name.Replace('_', ' ')}: {Show(value)}");
        }

        foreach (var fault in result.Faults)
        {
            output.WriteLine($"   fault:   {fault}");
        }

        if (result.FaultCount > result.Faults.Count)
        {
            output.WriteLine($"   and {result.FaultCount - result.Faults.Count} more faults");
        }

        output.WriteLine();
        output.Flush();
    }

    private static string Show(object value) => value switch
    {
        int or long => string.Format(CultureInfo.InvariantCulture, "{0:N0}", value),
        double => string.Format(CultureInfo.InvariantCulture, "{0:N2}", value),
        _ => $"{value}",
    };
}

using System.Globalization;
using System.Text.Json;

namespace CloudBridge.Benchmarks;

/// <summary>Prints the figures of a scenario: a table, or with <c>--json</c> one object.</summary>
internal static class FigureTable
{
    public static void Print(IReadOnlyDictionary<string, object> figures, string[] args)
    {
        if (args.Contains("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(figures));
            return;
        }

        foreach (var (name, value) in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {value}"));
        }
    }
}

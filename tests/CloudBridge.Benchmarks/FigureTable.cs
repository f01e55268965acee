using System.Collections;
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
            Print(name, value);
        }
    }

    /// <summary>Figures within figures stand on lines of their own.</summary>
    private static void Print(string name, object value)
    {
        if (value is IDictionary inner)
        {
            foreach (DictionaryEntry entry in inner)
            {
                Print($"{name}.{entry.Key}", entry.Value!);
            }

            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {value}"));
    }
}

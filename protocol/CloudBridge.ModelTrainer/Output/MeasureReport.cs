using System.Globalization;

namespace CloudBridge.ModelTrainer.Output;

/// <summary>Prints what texts cost with a table: each line by itself, and the file as one text.</summary>
internal static class MeasureReport
{
    public static void Print(ModelTable table, IEnumerable<string> files)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Ends.Count} entries, {ModelJson.Write(table).Length} characters of JSON"));
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var lines = new Measure(table);
            var whole = new Measure(table);
            whole.Add(text);
            foreach (var line in text.Split('\n').Where(line => line.Length > 0))
            {
                lines.Add(line);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{lines.Digits / lines.Characters:F3} by lines, {whole.Digits / whole.Characters:F3} whole, {(double)lines.Picks / lines.Characters:F2} picks a character, {(double)lines.Steps / lines.Picks:F2} steps a pick  {file}"));
        }
    }
}

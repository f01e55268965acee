using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.Reliability.Running;

/// <summary>Prints rows for programs: one object a line.</summary>
internal sealed class JsonPrinter(TextWriter output) : IRowPrinter
{
    public void Print(IReliabilityRow row, RowRun run, RowResult result, TimeSpan elapsed)
    {
        var line = new JsonObject
        {
            ["row"] = row.Name,
            ["claim"] = row.Claim,
            ["n"] = result.N,
            ["passed"] = result.Passed,
            ["seed"] = run.Seed,
            ["scale"] = run.Scale,
            ["seconds"] = Math.Round(elapsed.TotalSeconds, 2),
        };
        foreach (var (name, value) in result.Figures)
        {
            line[name] = JsonSerializer.SerializeToNode(value is double number ? Math.Round(number, 3) : value);
        }

        line["faults"] = JsonSerializer.SerializeToNode(result.Faults);
        output.WriteLine(line.ToJsonString());
        output.Flush();
    }
}

using System.Text.Json;
using CloudBridge.Measures;

if (args is not ([] or ["--json"] or ["--rooms", _]))
{
    await Console.Error.WriteLineAsync("Usage: tests/measure.sh [--json | --rooms PROJECT]");
    return 2;
}

var tree = SourceTree.Read();
if (args is ["--rooms", var project])
{
    return RoomReport.Write(tree, project);
}

var figures = HouseFigures.Of(tree);
if (args is ["--json"])
{
    Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(figure => figure.Name, figure => figure.Value)));
    return 0;
}

Console.WriteLine($"{"measure",-52} {"is",-28} aim");
foreach (var figure in figures)
{
    Console.WriteLine($"{figure.Name,-52} {figure.Value,-28} {figure.Aim}");
}

return 0;

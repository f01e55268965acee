using CloudBridge.ModelTrainer.Counting;
using CloudBridge.ModelTrainer.Fitting;
using CloudBridge.ModelTrainer.Output;

var order = int.Parse(args[1]);
var budget = int.Parse(args[2]);
var tree = new ContextTree();
var history = new List<int>();
var held = new List<string>();

void AddText(string text, double weight)
{
    history.Clear();
    history.Add(Symbols.LineFeed);
    foreach (var rune in text.EnumerateRunes())
    {
        Count(rune.Value, weight);
        history.Add(rune.Value);
    }

    Count(Symbols.End, weight / 2);
    Count(Symbols.LineFeed, weight / 2);
}

void Count(int symbol, double weight) =>
    tree.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(history)[Math.Max(0, history.Count - order)..], symbol, 1, weight);

var n = 0;
foreach (var line in File.ReadLines("/work/shared/reference/corpus/titles-train.txt"))
{
    if (n++ % 10 == 9)
    {
        held.Add(line);
    }
    else
    {
        AddText(line, 1);
    }
}

var heldEnglish = new List<string>();
foreach (var file in Directory.GetFiles("/tmp/wt/texts/english").Order(StringComparer.Ordinal))
{
    if (args.Contains("hold") && file.EndsWith("3.txt")) { heldEnglish.AddRange(File.ReadLines(file)); continue; }
    foreach (var line in File.ReadLines(file))
    {
        AddText(line, 1);
    }
}

foreach (var file in Directory.GetFiles("/work/shared/reference", "seed-*").Order(StringComparer.Ordinal))
{
    foreach (var line in File.ReadLines(file))
    {
        AddText(line, 0.3);
    }
}

for (var c = ' '; c <= '~'; c++) { tree.Add([], c, 1, 0.3); }
tree.Add([], Symbols.End, 1, 0.3);
Entrances.Find(tree);
Console.WriteLine($"{tree.Nodes.Count} nodes, {tree.Edges.Count} edges");
foreach (var (one, two, more) in new[] { (0.75, 1.0, 1.2) })
{
    var fitter = new Fitter(tree, new Discounts(one, two, more));
    double low = 0, high = 200;
    var clock = System.Diagnostics.Stopwatch.StartNew();
    for (var i = 0; i < 14; i++)
    {
        var gain = (low + high) / 2;
        var size = fitter.Fit(gain);
        (low, high) = size > budget ? (gain, high) : (low, gain);
    }

    fitter.Fit(high);
    var table = new TableBuilder(tree).Build();
    var json = ModelJson.Write(table);
    File.WriteAllText(args[3], json);
    var titles = new Measure(table);
    held.ForEach(titles.Add);
    var english = new Measure(table);
    heldEnglish.ForEach(english.Add);
    Console.WriteLine($"{one} {two} {more} order {order}: {table.Ends.Count} entries, {json.Length} chars, gain {high}, titles {titles.Digits / titles.Characters:F3}, english {english.Digits / english.Characters:F3}, picks {titles.Picks / (double)titles.Characters:F2}, steps {titles.Steps / (double)titles.Picks:F2} {clock.Elapsed.TotalSeconds:F1} s");
}

using System.Globalization;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>Prints the demo for people.</summary>
internal sealed class DemoText(TextWriter output, bool isFull)
{
    private const int Longest = 64;
    private const int Head = 24;
    private const int Tail = 16;

    public void Begin(IDemo demo)
    {
        output.WriteLine($"""
            {demo.About}

              Cloud server  {demo.Cloud}
              Web page      {demo.Page}

            """);
    }

    public void Print(int number, DemoResult result)
    {
        output.WriteLine($"{number}. {result.Step.Title}: {Shorten(string.Join(' ', [result.Step.Name, .. result.Step.Arguments]))}");
        output.WriteTable(
            [Listing.Column(gap: 1), Listing.Column(gap: 1), Listing.Column()],
            result.Sent.Concat(result.Received).Select(value => (string[])[value.IsSent ? "project" : "server", value.Name, $"= {Shorten(value.Value)}"]),
            indent: 3);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"   answer: {Shorten(string.Join(" / ", result.Answer.Items))} ({result.Answer.Elapsed.TotalMilliseconds:0.0} ms)"));
        output.WriteLine(
            result.IsRight ? $"   ✓ {result.Step.Expectation}" : $"   ✗ expected {result.Step.Expectation}; the request ended with {result.Answer.Status}");
        output.WriteLine();
    }

    public void End(IReadOnlyCollection<DemoResult> results)
    {
        var right = results.Count(result => result.IsRight);
        output.WriteLine(right == results.Count ? $"✓ All {right} answers are exactly right." : $"✗ {right} of {results.Count} answers are right.");
    }

    /// <summary>Leaves out the middle of a long text and says how much of it.</summary>
    private string Shorten(string text) => isFull || text.Length <= Longest
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text[..Head]}…({text.Length - Head - Tail} more)…{text[^Tail..]}");
}

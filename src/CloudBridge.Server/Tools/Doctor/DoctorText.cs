using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>Prints checks for people, as they come; names have the same width, so that the columns of all are below each other.</summary>
internal sealed class DoctorText(TextWriter output)
{
    private const int NameWidth = 16;
    private string? _group;

    public void Print(DoctorCheck check)
    {
        if (check.Group != _group)
        {
            output.WriteLine(_group is null ? check.Group : $"\n{check.Group}");
            _group = check.Group;
        }

        output.WriteTable(
            [Listing.Column(gap: 1), Listing.Column(gap: 1, width: Math.Max(NameWidth, check.Name.Length)), Listing.Column()],
            [[Mark(check.Status), check.Name, check.Detail], .. check.Hint is null ? Enumerable.Empty<string[]>() : [["", "", $"-> {check.Hint}"]]],
            indent: 2);
    }

    public void End(IReadOnlyCollection<DoctorCheck> checks)
    {
        var failed = checks.Count(check => check.Status == CheckStatus.Failed);
        var warnings = checks.Count(check => check.Status == CheckStatus.Warning);
        var skipped = checks.Count(check => check.Status == CheckStatus.Skipped);
        output.WriteLine();
        output.WriteLine(failed == 0
            ? $"✓ All is well: {checks.Count} checks{Part(warnings, "warning")}."
            : $"✗ {failed} of {checks.Count} checks failed{Part(warnings, "warning")}{(skipped == 0 ? "" : $", {skipped} skipped")}.");
    }

    private static string Part(int count, string word) => count switch
    {
        0 => "",
        1 => $", 1 {word}",
        _ => $", {count} {word}s",
    };

    private static string Mark(CheckStatus status) => status switch
    {
        CheckStatus.Ok => "✓",
        CheckStatus.Note => "·",
        CheckStatus.Warning => "!",
        CheckStatus.Failed => "✗",
        _ => "-",
    };
}

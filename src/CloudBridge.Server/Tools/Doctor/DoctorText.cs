using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>Prints checks for people, as they come.</summary>
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

        output.WriteLine($"  {Mark(check.Status)} {check.Name.PadRight(NameWidth)} {PlainText.Of(check.Detail)}");
        if (check.Hint is not null)
        {
            output.WriteLine($"    {new string(' ', NameWidth)} -> {PlainText.Of(check.Hint)}");
        }
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

using CloudBridge.Server.Tools.Doctor;

namespace CloudBridge.Server.Tests.Tools.Doctor;

public sealed class DoctorTextTests
{
    [Fact]
    public void Groups_marks_and_hints_are_aligned_and_counted()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var text = new DoctorText(output);
        DoctorCheck[] checks =
        [
            new("General", "One", CheckStatus.Ok, "Fine."),
            new("General", "Two", CheckStatus.Warning, "So so.", "Do this."),
            new("Cloud", "Three", CheckStatus.Failed, "Bad.", "Do that."),
            new("Cloud", "Four", CheckStatus.Skipped, "Not tried."),
            new("Cloud", "Five", CheckStatus.Note, "By the way."),
        ];
        foreach (var check in checks)
        {
            text.Print(check);
        }

        text.End(checks);

        Assert.Equal(
            """
            General
              ✓ One              Fine.
              ! Two              So so.
                                 -> Do this.

            Cloud
              ✗ Three            Bad.
                                 -> Do that.
              - Four             Not tried.
              · Five             By the way.

            ✗ 1 of 5 checks failed, 1 warning, 1 skipped.

            """,
            output.ToString());
    }
}

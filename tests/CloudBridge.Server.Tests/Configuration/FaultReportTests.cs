using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class FaultReportTests
{
    [Fact]
    public void One_mistake_with_all_that_is_known()
    {
        Assert.Equal(
            """
            The configuration has a mistake:

              Http:Port cannot be "x".
                set by: command line
                allowed: a whole number
                example: Http:Port=8080

            """,
            Report(new ConfigurationFault("Http:Port", "cannot be \"x\".", "command line", "a whole number", "Http:Port=8080")));
    }

    [Fact]
    public void Several_mistakes_are_counted_and_what_is_not_known_is_left_out() => Assert.Equal(
        """
        The configuration has 2 mistakes:

          A is wrong.

          B is wrong.
            example: B=1

        """,
        Report(new("A", "is wrong."), new("B", "is wrong.", Example: "B=1")));

    [Fact]
    public void A_secret_that_is_wrong_is_not_shown()
    {
        var url = ServerFeatures.Loader.Of(new Dictionary<string, string> { ["Cloud:Far:Url"] = "http://me:hush@example.org/", ["Cloud:Far:Projects"] = "1" });

        Assert.DoesNotContain("hush", Report([.. url.Faults]), StringComparison.Ordinal);
    }

    private static string Report(params ConfigurationFault[] faults)
    {
        using var output = new StringWriter { NewLine = "\n" };
        FaultReport.Write(output, faults);
        return output.ToString();
    }
}

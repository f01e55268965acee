using System.Text.RegularExpressions;

namespace CloudBridge.Server.Tests.Hosting;

public sealed partial class ProcessTests
{
    [Fact]
    public async Task A_termination_signal_ends_it_with_0_after_it_has_left_its_projects()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = new ServerProcess("run", "--Http:Port=0", "--CloudServer:Port=0");
        await server.Out.WhenWritten("connected to");
        await server.Out.WhenWritten("Press Ctrl-C to stop.");
        server.Terminate();

        Assert.Equal(0, await server.WhenEndedAsync());
        await server.Out.WhenWritten("Embedded/demo: left");
        Assert.Empty(server.Error.ToString().Trim());
    }

    [Fact]
    public async Task Another_process_gets_its_answer()
    {
        await using var server = new ServerProcess("--Http:Port=0", "--CloudServer:Port=0");
        await server.Out.WhenWritten("connected to");
        var cloud = CloudUrl().Match(server.Out.ToString()).Value;

        await using var client = new ServerProcess("request", "add", "0.1", "0.2", "--cloud", cloud);

        Assert.Equal(0, await client.WhenEndedAsync());
        await client.Out.WhenWritten("  0.3");
    }

    [Fact]
    public async Task A_wrong_setting_ends_it_with_78()
    {
        await using var server = new ServerProcess("--Http:Prot=0");

        Assert.Equal(78, await server.WhenEndedAsync());
        await server.Error.WhenWritten("Did you mean Http:Port?");
    }

    [GeneratedRegex(@"ws://127\.0\.0\.1:\d+/")]
    private static partial Regex CloudUrl();
}

using CloudBridge.CloudServer;
using CloudBridge.CloudServer.Scratch;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.Tools.Doctor;

/// <summary>The verb on a simulated Scratch that has the known ailments.</summary>
public sealed class ScratchDoctorTests : IAsyncLifetime, IDisposable
{
    private readonly Cli _cli = new();
    private CloudServerHost _simulator = null!;

    public async Task InitializeAsync() => _simulator = await CloudServerHost.StartAsync(
        new CloudServerOptions { Port = 0, Scratch = ScratchProfile.Demo },
        NullLoggerFactory.Instance,
        TimeProvider.System);

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task All_that_Scratch_promises_is_proven_and_a_missing_snapshot_is_no_fault()
    {
        Assert.Equal(0, await RunAsync());

        Assert.Equal("Signed in as bridge.", DetailOf("Sign-in", "ok"));
        Assert.Contains("arrived at another after", DetailOf("Push", "ok"), StringComparison.Ordinal);
        Assert.Contains("stood in the log after", DetailOf("History", "ok"), StringComparison.Ordinal);
        Assert.Equal("The log names bridge for the value.", DetailOf("Verified asker", "ok"));
        Assert.Contains("do not promise it", DetailOf("Snapshot", "note"), StringComparison.Ordinal);
        var row = Assert.Single(_simulator.Scratch!.ReadLog("104"));
        Assert.Equal(("bridge", "\u2601 FROM_HOST_9"), (row.User, row.Name));
    }

    [Fact]
    public async Task A_silent_cloud_fails_with_the_fallback_named()
    {
        _simulator.Scratch!.IsSilent = true;
        Assert.Equal(1, await RunAsync());

        Assert.Equal("Connected but silent: values are in the log but do not arrive.", DetailOf("Push", "failed"));
        DetailOf("History", "ok");
        DetailOf("Verified asker", "ok");
    }

    [Theory]
    [InlineData(ScratchLogOutage.Unavailable)]
    [InlineData(ScratchLogOutage.NotJson)]
    public async Task An_outage_of_the_log_fails_and_skips_the_asker(ScratchLogOutage outage)
    {
        _simulator.Scratch!.LogOutage = outage;
        Assert.Equal(1, await RunAsync());

        DetailOf("Push", "ok");
        Assert.NotEmpty(DetailOf("History", "failed"));
        DetailOf("Verified asker", "skipped");
    }

    [Fact]
    public async Task A_wrong_password_fails_and_is_shown_nowhere()
    {
        Assert.Equal(1, await RunAsync("planted-wrong"));

        Assert.Contains("password", DetailOf("Sign-in", "failed"), StringComparison.OrdinalIgnoreCase);
        DetailOf("Connection", "skipped");
        Assert.DoesNotContain("planted", _cli.Out.ToString() + _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloud_that_is_down_fails_with_its_status()
    {
        _simulator.Scratch!.IsCloudDown = true;
        Assert.Equal(1, await RunAsync());

        Assert.Contains("HTTP status 503", DetailOf("Connection", "failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_a_warning()
    {
        _simulator.Scratch!.ClockSkew = TimeSpan.FromMinutes(2);
        Assert.Equal(0, await RunAsync());

        var clock = _cli.Json.EnumerateArray().Last(check => check.GetProperty("name").GetString() == "Clock");
        Assert.Equal("warning", clock.GetProperty("status").GetString());
        Assert.Matches("1(1|2)[0-9] s ahead of ours", clock.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_simulator_that_is_running_is_recognized_and_having_no_cloud_is_a_warning()
    {
        Assert.Equal(0, await _cli.RunAsync("doctor", "--json", "--Http:Port=0", $"--CloudServer:Port={_simulator.Url.Port}", "--Cloud:Embedded:Enabled=false"));

        Assert.Equal("Taken by the cloud server of a CloudBridge that is running.", DetailOf($"Port {_simulator.Url.Port}", "note"));
        Assert.Equal("No cloud is enabled, so no project is answered.", DetailOf("Projects", "warning"));
    }

    private Task<int> RunAsync(string password = ScratchProfile.DemoPassword) => _cli.RunAsync(
        "doctor",
        "--json",
        "--cloud",
        "S",
        "--Http:Port=0",
        "--CloudServer:Enabled=false",
        "--Cloud:Embedded:Enabled=false",
        $"--Data:Folder={Path.Combine(_cli.Folder.Path, "data")}",
        "--Cloud:S:Kind=Scratch",
        "--Cloud:S:AcceptTerms=true",
        "--Cloud:S:User=bridge",
        $"--Cloud:S:Password={password}",
        "--Cloud:S:Projects=104",
        $"--Cloud:S:Url={_simulator.Url}",
        $"--Cloud:S:SiteUrl={_simulator.HttpUrl}",
        $"--Cloud:S:LogUrl={_simulator.HttpUrl}");

    /// <summary>The words of a check that must have a status.</summary>
    private string DetailOf(string name, string status)
    {
        var check = _cli.Json.EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);
        Assert.Equal(status, check.GetProperty("status").GetString());
        return check.GetProperty("detail").GetString()!;
    }
}

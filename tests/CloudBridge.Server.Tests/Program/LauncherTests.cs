using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tests.Program;

public sealed class LauncherTests
{
    [Fact]
    public void A_launcher_in_the_path_is_called_by_its_name()
    {
        using var folder = new TestFolder();
        folder.Write(OperatingSystem.IsWindows() ? "cloudbridge.exe" : "cloudbridge", "");

        Assert.Equal("cloudbridge", Launcher.For(At(Path.GetTempPath(), folder.Path)));
    }

    [Fact]
    public void Another_is_never_called_by_a_name_the_shell_does_not_find()
    {
        var launcher = Launcher.For(At(AppContext.BaseDirectory, ""));

        Assert.True(launcher == "cloudbridge" || File.Exists(Path.Combine(AppContext.BaseDirectory, launcher)));
    }

    [Fact]
    public void The_command_to_try_names_only_what_is_not_the_default()
    {
        Assert.Equal("cloudbridge request ping", ExampleCommandLine.For(Clouds("demo"), new Uri("ws://127.0.0.1:9080/")));
        Assert.Equal("cloudbridge request ping --cloud ws://127.0.0.1:1/ --project 'a b'", ExampleCommandLine.For(Clouds("a b", "ws://127.0.0.1:1/"), null));
    }

    private static ICollection<CloudOptions> Clouds(string project, string url = "ws://127.0.0.1:9080/") => [.. ServerFeatures.Loader.Of(new Dictionary<string, string>
    {
        ["Cloud:Own:Kind"] = "Embedded",
        ["Cloud:Own:Url"] = url,
        ["Cloud:Own:Projects"] = project,
    }).Clouds().Values];

    private static Terminal At(string folder, string path) =>
        new(TextWriter.Null, TextWriter.Null, new Dictionary<string, string> { ["PATH"] = path }, folder, TimeProvider.System);
}

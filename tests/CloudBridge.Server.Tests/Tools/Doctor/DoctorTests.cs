using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Server.Tests.Tools.Doctor;

/// <summary>The verb from the outside.</summary>
public sealed class DoctorTests : IDisposable
{
    private static readonly string[] FreePorts = ["--Http:Port=0", "--CloudServer:Port=0"];
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_machine_that_is_well_ends_with_0_and_leaves_nothing_behind()
    {
        Assert.Equal(0, await _cli.RunAsync(["doctor", .. FreePorts]));

        var text = _cli.Out.ToString();
        Assert.Contains("✓ All is well", text, StringComparison.Ordinal);
        Assert.Contains("· Server           No server is running, so these checks use one that was started for them", text, StringComparison.Ordinal);
        Assert.Contains("✓ Push             A value that one connection wrote arrived at another", text, StringComparison.Ordinal);
        Assert.Contains("✓ Snapshot", text, StringComparison.Ordinal);
        Assert.DoesNotContain('✗', text);
        Assert.Empty(_cli.Error.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(_cli.Folder.Path));
    }

    [Fact]
    public async Task As_json_it_is_one_list_of_checks()
    {
        Assert.Equal(0, await _cli.RunAsync(["doctor", "--json", .. FreePorts]));

        var checks = _cli.Json.EnumerateArray().ToArray();
        Assert.All(checks, check => Assert.Equal(["detail", "group", "hint", "milliseconds", "name", "status"], check.EnumerateObject().Select(property => property.Name).Order()));
        Assert.Equal(["Cloud Embedded, project demo", "General"], checks.Select(check => check.GetProperty("group").GetString()).Distinct().Order());
        Assert.Equal("ok", checks.Single(check => check.GetProperty("name").GetString() == "Push").GetProperty("status").GetString());
        Assert.True(checks.Single(check => check.GetProperty("name").GetString() == "Disk sync").GetProperty("milliseconds").GetDouble() > 0);
    }

    [Fact]
    public async Task A_wrong_configuration_ends_with_78_and_nothing_is_tried()
    {
        Assert.Equal(78, await _cli.RunAsync("doctor", "--Requests:Timeout=soon"));

        Assert.Contains("Requests:Timeout cannot be \"soon\"", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing else was checked.", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Out.ToString());
    }

    [Fact]
    public async Task As_json_a_wrong_configuration_is_a_failed_check()
    {
        Assert.Equal(78, await _cli.RunAsync("doctor", "--json", "--Requests:Timeout=soon"));

        var check = Assert.Single(_cli.Json.EnumerateArray());
        Assert.Equal("Configuration", check.GetProperty("name").GetString());
        Assert.Equal("failed", check.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_cloud_that_is_not_enabled_is_a_usage_error_that_names_those_that_are()
    {
        Assert.Equal(2, await _cli.RunAsync("doctor", "--cloud", "Moon"));

        Assert.Contains("--cloud Moon is none of the enabled clouds: Embedded.", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Http", "CloudServer", "web server")]
    [InlineData("CloudServer", "Http", "cloud server")]
    public async Task A_port_of_another_program_is_a_failure_that_names_the_key(string section, string other, string what)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.Equal(1, await _cli.RunAsync("doctor", "--json", $"--{section}:Port={port}", $"--{other}:Port=0").WaitAsync(Limits.Patience));

        var check = Find($"Port {port}");
        Assert.Equal("failed", check.Status);
        Assert.Equal($"The {what} cannot listen on 127.0.0.1 port {port}: another program already uses that port.", check.Detail);
        Assert.Contains($"--{section}:Port=", check.Hint, StringComparison.Ordinal);
        Assert.Equal("ok", Find("Push").Status);
    }

    [Fact]
    public async Task A_server_that_is_running_is_recognized_and_joined()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(0, await _cli.RunAsync("doctor", $"--Http:Port={server.Http.BaseAddress!.Port}", $"--CloudServer:Port={server.Cloud.Port}"));

        var text = _cli.Out.ToString();
        Assert.Contains("Taken by the web server of a CloudBridge that is running.", text, StringComparison.Ordinal);
        Assert.Contains("Taken by the cloud server of a CloudBridge that is running.", text, StringComparison.Ordinal);
        Assert.Contains($"✓ Server           The server that is running, at {server.Cloud}.", text, StringComparison.Ordinal);
        Assert.Contains("✓ Bridge           A bridge answers in this project.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_id_that_is_not_served_fails_and_those_that_are_served_are_named()
    {
        Assert.Equal(1, await _cli.RunAsync(["doctor", "--json", "--project", "104", .. FreePorts]));

        Assert.Equal("failed", Find("Project id").Status);
        Assert.Equal("No bridge of this configuration answers in project 104, but in: demo.", Find("Project id").Detail);
    }

    [Fact]
    public async Task A_project_id_that_is_served_is_the_only_one_that_is_checked()
    {
        Assert.Equal(0, await _cli.RunAsync(["doctor", "--project", "game-7", "--Cloud:Embedded:Projects=demo,game-*", .. FreePorts]));

        Assert.Contains("Cloud Embedded, project game-7", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("project demo", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("No server is running, so nobody answers in this project yet.", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_file_that_has_the_cloud_variables_is_well()
    {
        using var maker = new Cli();
        Assert.Equal(0, await maker.RunAsync("sprite", "--project", "none", "--output", Path.Combine(_cli.Folder.Path, "mine.sb3")));
        Assert.Equal(0, await _cli.RunAsync(["doctor", "--json", "--file", "mine.sb3", .. FreePorts]));

        Assert.Equal(("ok", "The project has ☁ TO_HOST, and 9 for answers."), (Find("Cloud variables").Status, Find("Cloud variables").Detail));
    }

    [Fact]
    public async Task A_project_file_with_the_usual_variables_fails_where_the_cloud_has_others()
    {
        using var maker = new Cli();
        Assert.Equal(0, await maker.RunAsync("sprite", "--project", "none", "--output", Path.Combine(_cli.Folder.Path, "mine.sb3")));

        Assert.Equal(1, await _cli.RunAsync(["doctor", "--json", "--file", "mine.sb3", "--Cloud:Embedded:RequestVariable=up", .. FreePorts]));

        Assert.Equal("Missing: ☁ up.", Find("Cloud variables").Detail);
    }

    [Theory]
    [InlineData("compatible", "ok")]
    [InlineData("cb1", null)]
    public async Task A_project_of_ours_asks_for_what_it_has_missed_where_the_format_leaves_that_to_the_project(string wire, string? status)
    {
        using var maker = new Cli();
        Assert.Equal(0, await maker.RunAsync("sprite", "--project", "none", "--wire", wire, "--output", Path.Combine(_cli.Folder.Path, "mine.sb3")));
        Assert.Equal(0, await _cli.RunAsync(["doctor", "--json", "--file", "mine.sb3", .. FreePorts]));

        Assert.Equal(status, _cli.Json.EnumerateArray().Where(check => check.GetProperty("name").ValueEquals("Lost parts")).Select(check => check.GetProperty("status").GetString()).SingleOrDefault());
    }

    [Theory]
    [InlineData("""{"a":{"opcode":"data_setvariableto","fields":{"VARIABLE":["☁ TO_HOST","t"]},"inputs":{"VALUE":[3,"b",[10,""]]}},"b":{"opcode":"operator_join","fields":{},"inputs":{"STRING1":[3,[12,"digits","d"],[10,""]],"STRING2":[3,"c",[10,""]]}},"c":{"opcode":"operator_join","fields":{},"inputs":{"STRING1":[1,[10,"."]],"STRING2":[3,[12,"id","i"],[10,""]]}}}""", "warning")]
    [InlineData("""{"a":{"opcode":"data_setvariableto","fields":{"VARIABLE":["☁ TO_HOST","t"]},"inputs":{"VALUE":[3,"b",[10,""]]}},"b":{"opcode":"operator_join","fields":{},"inputs":{"STRING1":[1,[10,"."]],"STRING2":[3,"c",[10,""]]}},"c":{"opcode":"operator_join","fields":{},"inputs":{"STRING1":[3,[12,"id","i"],[10,""]],"STRING2":[1,[10,"9"]]}}}""", "ok")]
    [InlineData("""{"a":{"opcode":"data_setvariableto","fields":{"VARIABLE":["☁ TO_HOST","t"]},"inputs":{"VALUE":[3,"b",[10,"."]]}},"b":{"opcode":"operator_join","fields":{},"inputs":{"STRING1":[3,"b",[10,""]],"STRING2":[3,"nowhere",[10,""]]}},"c":[12,"id","i",0,0]}""", "warning")]
    [InlineData("""{"a":{"opcode":"data_setvariableto","fields":{"VARIABLE":["☁ other","t"]},"inputs":{"VALUE":[1,[10,"."]]}}}""", null)]
    [InlineData("{}", null)]
    public async Task A_project_that_asks_for_nothing_it_has_missed_is_told_which_template_does(string blocks, string? status)
    {
        var variables = string.Join(',', Enumerable.Range(1, 9).Select(number => $"\"{number}\":[\"☁ FROM_HOST_{number}\",0,true]").Prepend("\"t\":[\"☁ TO_HOST\",0,true]"));
        await using (var zip = await ZipFile.OpenAsync(Path.Combine(_cli.Folder.Path, "mine.sb3"), ZipArchiveMode.Create))
        await using (var writer = new StreamWriter(await zip.CreateEntry("project.json").OpenAsync()))
        {
            await writer.WriteAsync("{\"targets\":[{\"isStage\":true,\"variables\":{" + variables + "},\"blocks\":{}},{\"isStage\":false,\"blocks\":" + blocks + "}]}");
        }

        Assert.Equal(0, await _cli.RunAsync(["doctor", "--json", "--file", "mine.sb3", .. FreePorts]));

        Assert.Equal(status, _cli.Json.EnumerateArray().Where(check => check.GetProperty("name").ValueEquals("Lost parts")).Select(check => check.GetProperty("status").GetString()).SingleOrDefault());
    }

    [Theory]
    [InlineData("project.json", """{"targets":[{"isStage":true,"variables":{}}]}""", "Missing: ☁ TO_HOST, ☁ FROM_HOST_1, ☁ FROM_HOST_2,")]
    [InlineData("project.json", """{"targets":[{"isStage":true,"variables":{"a":["☁ TO_HOST","0"],"b":["☁ FROM_HOST_1",0,true]}}]}""", "Ordinary variables, which no cloud sees: ☁ TO_HOST.")]
    [InlineData("project.json", """{"targets":[]}""", "is no project of Scratch 3.")]
    [InlineData("project.json", """[1""", "is no project of Scratch 3.")]
    [InlineData("sprite.json", "{}", "is a sprite, and no sprite brings cloud variables")]
    [InlineData("readme.txt", "{}", "is no project of Scratch 3.")]
    public async Task A_project_file_whose_cloud_variables_are_missing_or_are_none_fails(string name, string content, string said)
    {
        await using (var zip = await ZipFile.OpenAsync(Path.Combine(_cli.Folder.Path, "mine.sb3"), ZipArchiveMode.Create))
        await using (var writer = new StreamWriter(await zip.CreateEntry(name).OpenAsync()))
        {
            await writer.WriteAsync(content);
        }

        Assert.Equal(1, await _cli.RunAsync(["doctor", "--json", "--file", "mine.sb3", .. FreePorts]));

        Assert.Equal("failed", Find("Cloud variables").Status);
        Assert.Contains(said, Find("Cloud variables").Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.sb3", "nowhere.sb3")]
    [InlineData("text.sb3", "is no project of Scratch 3.")]
    public async Task A_project_file_that_is_not_there_or_is_no_archive_fails_with_a_sentence(string file, string said)
    {
        _cli.Folder.Write("text.sb3", "no archive");

        Assert.Equal(1, await _cli.RunAsync(["doctor", "--json", "--file", file, .. FreePorts]));

        Assert.Equal("failed", Find("Cloud variables").Status);
        Assert.Contains(said, Find("Cloud variables").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_server_that_serves_another_project_is_told_apart_from_one_that_is_away()
    {
        await using var server = await RunningServer.StartAsync();
        string[] running = [$"--Http:Port={server.Http.BaseAddress!.Port}", $"--CloudServer:Port={server.Cloud.Port}"];

        Assert.Equal(0, await _cli.RunAsync(["doctor", "--json", "--Cloud:Embedded:Projects=104", .. running]));

        Assert.Equal("warning", Find("Bridge").Status);
        Assert.StartsWith("No bridge serves project 104", Find("Bridge").Detail, StringComparison.Ordinal);
        Assert.Contains("another configuration", Find("Bridge").Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_to_skips_what_needs_it()
    {
        var file = _cli.Folder.Write("data", "a file in place of the folder");

        Assert.Equal(1, await _cli.RunAsync(["doctor", "--json", .. FreePorts]));

        Assert.Equal("failed", Find("Data folder").Status);
        Assert.StartsWith($"{file} cannot be written to", Find("Data folder").Detail, StringComparison.Ordinal);
        Assert.Contains("--Data:Folder=PATH", Find("Data folder").Hint, StringComparison.Ordinal);
        Assert.Equal("skipped", Find("Disk space").Status);
        Assert.Equal("skipped", Find("Disk sync").Status);
        Assert.Equal("ok", Find("Push").Status);
    }

    [Fact]
    public async Task A_cloud_where_nothing_listens_fails_and_what_needs_it_is_skipped()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        Assert.Equal(1, await _cli.RunAsync(["doctor", "--json", "--cloud", "far", "--Cloud:Far:Kind=Custom", $"--Cloud:Far:Url=ws://127.0.0.1:{port}/", "--Cloud:Far:Projects=x", .. FreePorts]));

        Assert.Equal(("failed", $"Nothing listens at ws://127.0.0.1:{port}."), (Find("Connection").Status, Find("Connection").Detail));
        Assert.Contains("Cloud:Far:Url", Find("Connection").Hint, StringComparison.Ordinal);
        Assert.Equal("skipped", Find("Push").Status);
        Assert.Equal("skipped", Find("Snapshot").Status);
        Assert.DoesNotContain(_cli.Json.EnumerateArray(), check => check.GetProperty("group").GetString()!.Contains("Embedded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_with_secrets_that_others_can_read_are_a_failure()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(_cli.Folder.Path, "data", "sessions"));
        var file = _cli.Folder.Write("data/sessions/BRIDGE.session", "hush");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Equal(1, await _cli.RunAsync(["doctor", "--json", .. FreePorts]));

        Assert.Equal(("failed", $"chmod 600 {file}"), (Find("Secret files").Status, Find("Secret files").Hint));
    }

    [Fact]
    public async Task And_those_for_their_owner_alone_are_not()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(_cli.Folder.Path, "data", "keys"));
        File.SetUnixFileMode(_cli.Folder.Write("data/keys/key.xml", "hush"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(0, await _cli.RunAsync(["doctor", "--json", .. FreePorts]));

        Assert.Equal(("ok", "One file, for the owner alone."), (Find("Secret files").Status, Find("Secret files").Detail));
    }

    private (string Status, string Detail, string Hint) Find(string name)
    {
        var check = _cli.Json.EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);
        return (check.GetProperty("status").GetString()!, check.GetProperty("detail").GetString()!, check.GetProperty("hint").GetString() ?? "");
    }
}

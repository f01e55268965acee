using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class RunTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData(null)]
    public async Task It_says_what_it_serves_and_how_to_try_it_and_stops_with_0(string? verb)
    {
        using var stop = new CancellationTokenSource();
        string[] arguments = [.. verb is null ? Array.Empty<string>() : [verb], "--Http:Port=0", "--CloudServer:Port", "0"];
        var run = _cli.RunAsync(arguments, stop.Token);
        await _cli.Out.WhenWritten("Press Ctrl-C to stop.");
        await stop.CancelAsync();

        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
        var text = _cli.Out.ToString();
        Assert.Matches(@"Cloud server  ws://127\.0\.0\.1:\d+/", text);
        Assert.Matches(@"Web page      http://127\.0\.0\.1:\d+/", text);
        Assert.Contains("demo on Embedded", text, StringComparison.Ordinal);
        Assert.Matches(@"Requests      \d+: [a-z, ]+(, …)?; [^\n]*cloudbridge requests lists them\n", text);
        Assert.DoesNotContain("made up", text, StringComparison.Ordinal);
        Assert.Matches(@"cloudbridge request ping --cloud ws://127\.0\.0\.1:\d+/", text);
        Assert.Empty(_cli.Error.ToString());
    }

    [Theory]
    [InlineData("run", "--demo-upstream")]
    [InlineData("--demo-upstream")]
    [InlineData("run", "--Lookup:Demo=true")]
    public async Task With_the_demo_it_says_that_answers_are_made_up_and_what_to_ask(params string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync([.. arguments, "--Http:Port=0", "--CloudServer:Port=0"], stop.Token);
        await _cli.Out.WhenWritten("Press Ctrl-C to stop.");
        var text = _cli.Out.ToString();
        var url = Regex.Match(text, @"made up, by (http://127\.0\.0\.1:\d+/);").Groups[1].Value;
        using var http = new HttpClient();

        Assert.Contains("\"griffpatch\"", await http.GetStringAsync(new Uri(url + "scratchapi/users/griffpatch")), StringComparison.Ordinal);
        Assert.Matches(@"cloudbridge request user\.info griffpatch --cloud ws://127\.0\.0\.1:\d+/\n", text);
        Assert.Matches(@"cloudbridge request search\.projects cats --cloud", text);
        await stop.CancelAsync();
        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri(url)));
    }

    [Fact]
    public async Task A_wrong_configuration_ends_with_78_before_anything_starts()
    {
        Assert.Equal(78, await _cli.RunAsync("run", "--Http:Port=0", "--CloudServer:Port=0", "--Requests:Timeout=soon"));

        Assert.Contains("Requests:Timeout cannot be \"soon\"", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing was started.", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Out.ToString());
    }

    [Theory]
    [InlineData("Http", "CloudServer", "web server")]
    [InlineData("CloudServer", "Http", "cloud server")]
    public async Task A_port_in_use_is_one_sentence_that_names_the_key(string section, string other, string what)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.Equal(1, await _cli.RunAsync("run", $"--{section}:Port={port}", $"--{other}:Port=0").WaitAsync(Limits.Patience));

        var line = Assert.Single(_cli.Error.ToString().Trim().Split('\n'));
        Assert.Contains($"The {what} cannot listen on 127.0.0.1 port {port}: another program already uses that port", line, StringComparison.Ordinal);
        Assert.Contains($"--{section}:Port=", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_said_to_be_that()
    {
        Assert.Equal(1, await _cli.RunAsync("run", "--Http:Port=0", "--CloudServer:Port=0", "--CloudServer:Address=192.0.2.1").WaitAsync(Limits.Patience));

        Assert.Contains("this machine does not have that address", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_log_as_JSON_every_line_of_the_output_is_an_object()
    {
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync(["run", "--Http:Port=0", "--CloudServer:Port=0", "--Log:Format=json"], stop.Token);
        await _cli.Error.WhenWritten("Press Ctrl-C to stop.");
        await _cli.Out.WhenWritten("connected to");
        await stop.CancelAsync();
        await run.WaitAsync(Limits.Patience);

        var lines = _cli.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var connected = Assert.Single(lines, line => line.GetProperty("@mt").GetString() == "connected to {Url}");
        Assert.Equal("Embedded", connected.GetProperty("Cloud").GetString());
        Assert.Equal("demo", connected.GetProperty("Project").GetString());
    }

    [Fact]
    public async Task A_log_file_is_written_when_the_configuration_says_so()
    {
        _cli.Folder.Write("appsettings.json", """
            { "Serilog": { "WriteTo": [ { "Name": "File", "Args": { "path": "PATH", "formatter": "Serilog.Formatting.Compact.CompactJsonFormatter, Serilog.Formatting.Compact" } } ] } }
            """.Replace("PATH", Path.Combine(_cli.Folder.Path, "log.json").Replace("\\", "/", StringComparison.Ordinal), StringComparison.Ordinal));
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync(["run", "--Http:Port=0", "--CloudServer:Port=0"], stop.Token);
        await _cli.Out.WhenWritten("connected to");
        await stop.CancelAsync();
        await run.WaitAsync(Limits.Patience);

        Assert.Contains("\"@mt\":\"The cloud server listens on {Url}\"", await File.ReadAllTextAsync(Path.Combine(_cli.Folder.Path, "log.json")), StringComparison.Ordinal);
    }
}

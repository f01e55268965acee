namespace CloudBridge.EndToEnd.Drivers;

/// <summary>The program's own test site as a process, up.</summary>
internal sealed class TestSiteProcess : IDisposable
{
    private readonly ChildProcess _process;

    private TestSiteProcess(ChildProcess process, Uri url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Where it is.</summary>
    public Uri Url { get; }

    /// <summary>Starts it on a free port and waits until it answers.</summary>
    public static async Task<TestSiteProcess> StartAsync()
    {
        var port = FreePorts.Take(1)[0];
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var process = ChildProcess.Start(host, Places.ServerDirectory, [Path.Combine(Places.ServerDirectory, "CloudBridge.Server.dll"), "testsite", "--port", $"{port}"]);
        await process.StandardOutput.ReadLineAsync();
        process.KeepOutput();
        return new TestSiteProcess(process, new Uri($"http://127.0.0.1:{port}/"));
    }

    /// <summary>Switches it: up, down or slow.</summary>
    public async Task SwitchAsync(string mode)
    {
        using var http = new HttpClient();
        using var reply = await http.PostAsync(new Uri(Url, mode), content: null);
    }

    /// <inheritdoc />
    public void Dispose() => _process.Dispose();
}

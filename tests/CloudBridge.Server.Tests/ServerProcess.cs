using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CloudBridge.Server.Tests;

/// <summary>The program as a process of its own, as an operator starts it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Process _process;

    public ServerProcess(params string[] arguments)
        : this([], arguments)
    {
    }

    private ServerProcess(string[] before, string[] arguments)
    {
        string[] words = [.. before, Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet"];
        var start = new ProcessStartInfo(words[0])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[.. words[1..], "exec", Path.Combine(AppContext.BaseDirectory, "CloudBridge.Server.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Out.WriteLine(line.Data);
        _process.ErrorDataReceived += (_, line) => Error.WriteLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public SignalWriter Out { get; } = new();

    public SignalWriter Error { get; } = new();

    public bool HasEnded => _process.HasExited;

    /// <summary>The program where so many files and sockets may be open.</summary>
    public static ServerProcess Limited(int descriptors, params string[] arguments) =>
        new(["bash", "-c", $"ulimit -n {descriptors}; exec \"$0\" \"$@\""], arguments);

    /// <summary>The program where <see cref="LimitFiles"/> makes writing fail, as a full disk does, and does not end it.</summary>
    public static ServerProcess Writing(params string[] arguments) =>
        new(["bash", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""], arguments);

    /// <summary>The program where it may manage so many bytes of memory.</summary>
    public static ServerProcess WithHeap(long bytes, params string[] arguments) =>
        new(["env", $"DOTNET_GCHeapHardLimit=0x{bytes:X}"], arguments);

    /// <summary>The program on a terminal of its own, of 80 columns; what it writes there is its output.</summary>
    public static ServerProcess OnTerminal(string variables, params string[] arguments) =>
        new(["bash", "-c", $"exec env TERM=xterm {variables} script -qec \"$(printf '%q ' \"$0\" \"$@\")\" /dev/null < /dev/null"], arguments);

    /// <summary>Waits until it serves; where its pages are, and where players connect.</summary>
    public async Task<(Uri Web, Uri Cloud)> WhenServingAsync()
    {
        await Out.WhenWritten("connected to");
        await Out.WhenWritten("Press Ctrl-C to stop.");
        var text = Out.ToString();
        return (new Uri(WebUrl().Match(text).Value), new Uri(CloudUrl().Match(text).Value));
    }

    public async Task<int> WhenEndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limits.Patience);
        return _process.ExitCode;
    }

    /// <summary>Sends SIGTERM. (SIGINT would depend on whether the test runner itself ignores it, which children inherit.)</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Lets it write no file beyond so many bytes; "unlimited" for as it was.</summary>
    public void LimitFiles(string bytes)
    {
        using var limit = Process.Start("prlimit", [$"--pid={_process.Id}", $"--fsize={bytes}:unlimited"]);
        limit.WaitForExit();
        Assert.Equal(0, limit.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex WebUrl();

    [GeneratedRegex(@"ws://127\.0\.0\.1:\d+/")]
    private static partial Regex CloudUrl();
}

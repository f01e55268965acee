using System.Diagnostics;

namespace CloudBridge.Server.Tests;

/// <summary>The program as a process of its own, as an operator starts it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
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
}

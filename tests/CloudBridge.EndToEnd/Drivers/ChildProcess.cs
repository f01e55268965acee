using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>A program started by a test: its input is held open, its error output kept, and it never outlives the test.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int LinesKept = 200;
    private const int TerminateSignal = 15;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ChildProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>The last lines kept, for messages of failing tests.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Lines the program prints. Whoever does not read them calls <see cref="KeepOutput"/>.</summary>
    public StreamReader StandardOutput => _process.StandardOutput;

    /// <summary>What the program reads; closing it asks most of ours to end.</summary>
    public StreamWriter StandardInput => _process.StandardInput;

    /// <summary>Starts a program.</summary>
    /// <exception cref="Win32Exception">It is not installed.</exception>
    public static ChildProcess Start(string program, string workingDirectory, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Keeps what the program prints from now on together with its errors.</summary>
    public void KeepOutput()
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
    }

    /// <summary>Asks the program to stop and waits until it has.</summary>
    public Task TerminateAsync(CancellationToken cancellationToken)
    {
        if (!HasExited && Signal(_process.Id, TerminateSignal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        return _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Ends the program without warning, as a crash would, and waits until it is gone.</summary>
    public Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        return _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for the program to end by itself.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        while (_output.Count > LinesKept)
        {
            _output.TryDequeue(out _);
        }
    }
}

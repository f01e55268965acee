using System.Diagnostics;
using System.Globalization;

namespace CloudBridge.TestKit;

/// <summary>A PostgreSQL that this process has started, and that can be frozen. It ends with the process, however that ends.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private const int PortLine = 3;

    private readonly Process _script;
    private bool _isFrozen;

    private OwnPostgres(Process script, string words) => (_script, Words) = (script, words);

    /// <summary>The connection string.</summary>
    public string Words { get; }

    /// <summary>Starts one; the script ends it when its input ends, which is when this process does.</summary>
    public static async Task<OwnPostgres> StartAsync()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Script());
        start.ArgumentList.Add("run");
        var script = Process.Start(start)!;
        return await script.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } words
            ? new OwnPostgres(script, words)
            : throw new InvalidOperationException($"No PostgreSQL for the tests: {await script.StandardError.ReadToEndAsync().ConfigureAwait(false)}");
    }

    /// <summary>Stops all its processes in the middle of what they do; connections stay open.</summary>
    public void Freeze()
    {
        _isFrozen = true;
        Signal("-STOP");
    }

    /// <summary>Lets them go on.</summary>
    public void Thaw()
    {
        _isFrozen = false;
        Signal("-CONT");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_isFrozen)
        {
            Thaw();
        }

        _script.StandardInput.Close();
        await Patience.WaitAsync(_script.WaitForExitAsync()).ConfigureAwait(false);
        _script.Dispose();
    }

    // The first one starts the others, so it must not run while they are looked for.
    private void Signal(string signal)
    {
        var first = FirstProcess();
        Kill(signal, [first]);
        Kill(signal, ChildrenOf(first));
    }

    private static void Kill(string signal, List<int> processes)
    {
        if (processes.Count > 0)
        {
            using var kill = Process.Start("kill", [signal, .. processes.Select(process => process.ToString(CultureInfo.InvariantCulture))]);
            kill.WaitForExit();
        }
    }

    private int FirstProcess()
    {
        var port = Words.Split(';').Single(word => word.StartsWith("Port=", StringComparison.Ordinal))["Port=".Length..];
        return Directory.EnumerateDirectories("/tmp", "cloudbridge-postgres-*").Select(folder => Path.Combine(folder, "data", "postmaster.pid"))
            .Select(LinesOf).Where(lines => lines.Length > PortLine && lines[PortLine] == port)
            .Select(lines => int.Parse(lines[0], CultureInfo.InvariantCulture)).Single(process => ParentOf(process) > 0);
    }

    /// <summary>None where a server of another test run has just ended, or belongs to another user.</summary>
    private static string[] LinesOf(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static List<int> ChildrenOf(int parent) =>
        [.. Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var process) ? process : 0).Where(process => ParentOf(process) == parent)];

    private static int ParentOf(int process)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(words[(words.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "CloudBridge.Storage.Tests", "postgres.sh");
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new InvalidOperationException("tests/CloudBridge.Storage.Tests/postgres.sh is not above the folder of the tests.");
    }
}

using System.Diagnostics;
using System.Globalization;

namespace CloudBridge.TestKit;

/// <summary>A PostgreSQL that this process has started, and that can be frozen and killed. It ends with the process, however that ends.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private const int PortLine = 3;

    private readonly Process _script;
    private string _folder = "";
    private bool _isFrozen;

    private OwnPostgres(Process script, string words) => (_script, Words) = (script, words);

    /// <summary>The connection string.</summary>
    public string Words { get; }

    /// <summary>Starts one; the script ends it when its input ends, which is when this process does.</summary>
    public static async Task<OwnPostgres> StartAsync()
    {
        var script = Run("run");
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

    /// <summary>Kills all its processes, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        // None of them may start another meanwhile.
        Freeze();
        var first = FirstProcess();
        Kill("-KILL", [first, .. ChildrenOf(first)]);
        _isFrozen = false;
    }

    /// <summary>Starts it on what it has left behind.</summary>
    public async Task StartAgainAsync()
    {
        using var script = Run("again", _folder);
        await Patience.WaitAsync(script.WaitForExitAsync()).ConfigureAwait(false);
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"PostgreSQL does not start again: {await script.StandardError.ReadToEndAsync().ConfigureAwait(false)}");
        }
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
        (_folder, var first) = Directory.EnumerateDirectories("/tmp", "cloudbridge-postgres-*")
            .Select(folder => (Folder: folder, Lines: LinesOf(Path.Combine(folder, "data", "postmaster.pid"))))
            .Where(found => found.Lines.Length > PortLine && found.Lines[PortLine] == port)
            .Select(found => (found.Folder, First: int.Parse(found.Lines[0], CultureInfo.InvariantCulture)))
            .Single(found => ParentOf(found.First) > 0);
        return first;
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

    private static Process Run(params string[] words)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Script(), .. words])
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
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

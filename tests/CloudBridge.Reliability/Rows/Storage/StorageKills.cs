using System.Diagnostics;
using System.Globalization;
using CloudBridge.Storage;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Reliability.Rows.Storage;

/// <summary>
/// Row "storage": a process writes into a journal and says what is durable; it is killed at random moments, at its start
/// too, and started again on the same file. At the end all it ever said must be there.
/// </summary>
internal sealed class StorageKills
{
    private const int FullKills = 1_000;
    private const int StartKillEvery = 10;
    private const int LongestStart = 400;
    private const int LongestLife = 150;

    private readonly HashSet<string> _begun = [];
    private readonly HashSet<string> _answered = [];
    private int _killsAtStart;

    public static string Claim => "acknowledged journal rows survive kill -9 at random moments";

    /// <summary>Runs the row.</summary>
    /// <param name="seed">Decides when the kills come (not what the machine is doing then).</param>
    /// <param name="scale">1 is 1,000 kills.</param>
    /// <param name="cancellationToken">Ends it early, with an exception.</param>
    public async Task<StorageResult> RunAsync(int seed, double scale, CancellationToken cancellationToken)
    {
        var kills = Math.Max(1, (int)Math.Round(FullKills * scale));
        var random = new Random(seed);
        var folder = new DataFolder(Directory.CreateTempSubdirectory("cloudbridge-storage-").FullName);
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await KillOnceAsync(folder.Path, kill, random, cancellationToken);
            }

            // Opened once more as a server would, so that the log of the last one killed is read.
            new DataFolder(folder.Path).Claim().Dispose();
            var (present, lost, isWhole) = Check(folder);
            return new StorageResult(seed, kills, _killsAtStart, _begun.Count, _answered.Count, present, lost, isWhole, TimeProvider.System.GetElapsedTime(started));
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    private async Task KillOnceAsync(string folder, int kill, Random random, CancellationToken cancellationToken)
    {
        using var process = Start(folder, kill);
        try
        {
            var reading = ReadAsync(process.StandardOutput, out var ready);
            if (kill % StartKillEvery == 0)
            {
                _killsAtStart++;
                await WaitAsync(random.Next(LongestStart), cancellationToken);
            }
            else
            {
                await ready.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
                await WaitAsync(random.Next(1, LongestLife), cancellationToken);
            }

            process.Kill();
            await reading.WaitAsync(cancellationToken);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Process Start(string folder, int kill)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(StorageKills).Assembly.Location);
        }

        foreach (var argument in (string[])["role", "storage-writer", folder, kill.ToString("0000", CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private Task ReadAsync(StreamReader output, out Task ready)
    {
        var isReady = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ready = isReady.Task;
        return ReadLinesAsync();

        async Task ReadLinesAsync()
        {
            var text = "";
            var buffer = new char[16_384];
            for (int count; (count = await output.ReadAsync(buffer)) > 0;)
            {
                text += new string(buffer, 0, count);
                var end = text.LastIndexOf('\n') + 1;
                foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    Note(line, isReady);
                }

                text = text[end..];
            }

            isReady.TrySetException(new InvalidOperationException("The writer ended by itself before it was ready."));
            // Nobody waits for it when the kill came at the start.
            _ = isReady.Task.Exception;
        }
    }

    private void Note(string line, TaskCompletionSource ready)
    {
        if (line == StorageWriter.Ready)
        {
            ready.TrySetResult();
            return;
        }

        (line[0] == 'a' ? _answered : _begun).Add(line[1..]);
    }

    private static Task WaitAsync(int milliseconds, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, cancellationToken);

    private (int Present, int Lost, bool IsWhole) Check(DataFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        var isWhole = Rows(connection, "PRAGMA integrity_check", row => row.GetString(0)).SequenceEqual(["ok"]);
        var found = Rows(connection, "SELECT request.id, payload, digits, answer, project FROM request JOIN source ON source.id = source", IsRight)
            .ToDictionary(row => row.Id);
        var lost = _begun.Count(id => !found.TryGetValue(id, out var row) || !row.IsBegun)
            + _answered.Count(id => !found.TryGetValue(id, out var row) || !row.IsAnswered);
        return (found.Count, lost, isWhole);
    }

    private static (string Id, bool IsBegun, bool IsAnswered) IsRight(SqliteDataReader row)
    {
        var id = row.GetString(0);
        var key = StorageWriter.KeyOf(id);
        var isBegun = unchecked((ulong)row.GetInt64(1)) == key.Payload && row.GetString(4) == key.Project && ((byte[])row.GetValue(2)).AsSpan().SequenceEqual(StorageWriter.DigitsOf(id));
        return (id, isBegun, !row.IsDBNull(3) && ((byte[])row.GetValue(3)).AsSpan().SequenceEqual(StorageWriter.AnswerTo(id)));
    }

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }
}

using CloudBridge.Journal;
using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests;

/// <summary>A data folder of its own, and the journals opened on it.</summary>
internal sealed class TestData
{
    private readonly List<SqliteRequestJournal> _journals = [];

    public DataFolder Folder { get; } = new(Directory.CreateTempSubdirectory("cloudbridge-").FullName);

    public ManualTimeProvider Time { get; } = new();

    public DatabaseFiles Files => new(Time);

    public SqliteJournalOptions Options => new() { Folder = Folder.Path };

    public string In(string name) => Path.Combine(Folder.Path, name);

    public async Task<SqliteRequestJournal> OpenAsync(Func<SqliteJournalOptions, SqliteJournalOptions>? with = null, Func<string, SqliteConnection>? connect = null)
    {
        var options = with?.Invoke(Options) ?? Options;
        var journal = connect is null
            ? new SqliteRequestJournal(options, Time, NullLogger<SqliteRequestJournal>.Instance)
            : new SqliteRequestJournal(options, Time, NullLogger<SqliteRequestJournal>.Instance) { Connect = connect };
        _journals.Add(journal);
        await journal.OpenAsync();
        return journal;
    }

    public JournalEntry Entry(int number, ulong payload = 7, string project = "demo") => new(
        new JournalKey("Own", project, $"{number}", payload),
        "1234567890"u8.ToArray(),
        Time.GetUtcNow(),
        JournalState.Begun,
        null);

    public static JournalAnswer Answer(string digits, bool isRaw = false) => new(System.Text.Encoding.ASCII.GetBytes(digits), isRaw);

    public long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Folder.Database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public async Task DeleteAsync()
    {
        foreach (var journal in _journals)
        {
            await journal.DisposeAsync();
        }

        Directory.Delete(Folder.Path, recursive: true);
    }
}

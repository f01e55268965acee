using CloudBridge.Journal;
using CloudBridge.Storage.Journal;
using CloudBridge.Storage.Sqlite;
using Dapper;

namespace CloudBridge.Storage.Tests.Journal;

public sealed class JournalSessionTests : IAsyncLifetime
{
    private readonly TestData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task What_it_takes_is_known_to_the_byte_whatever_happens()
    {
        await (await _data.OpenAsync()).DisposeAsync();
        var random = new Random(3);
        using var connection = SqliteDatabase.Open(_data.Folder.Database);
        using var session = new JournalSession(connection, 200_000);
        for (var step = 0; step < 2_000; step++)
        {
            var entry = _data.Entry(random.Next(100)) with { Digits = new byte[random.Next(500)], IsIdempotent = random.Next(2) == 0 };
            session.Begin(_data.Time.GetUtcNow().AddMinutes(-30));
            connection.Execute("BEGIN IMMEDIATE");
            Change(session, entry, random);
            connection.Execute("COMMIT TRANSACTION");
            _data.Time.Advance(TimeSpan.FromSeconds(random.Next(10)));
        }

        using var other = new JournalSession(connection, 200_000);
        Assert.Equal(other.Bytes, session.Bytes);
        Assert.True(session.Bytes > 0);
    }

    [Fact]
    public async Task What_is_undone_alone_is_not_counted_and_its_project_gets_a_number_anew()
    {
        await (await _data.OpenAsync()).DisposeAsync();
        using var connection = SqliteDatabase.Open(_data.Folder.Database);
        using var session = new JournalSession(connection, 200_000);
        session.Begin(_data.Time.GetUtcNow().AddMinutes(-30));
        connection.Execute("BEGIN IMMEDIATE");
        session.BeginRequest(_data.Entry(1));
        session.Mark();
        connection.Execute("SAVEPOINT work");
        session.BeginRequest(_data.Entry(2, project: "other"));

        connection.Execute("ROLLBACK TO work");
        session.Undo();
        session.BeginRequest(_data.Entry(3, project: "other"));
        connection.Execute("COMMIT TRANSACTION");

        using var other = new JournalSession(connection, 200_000);
        Assert.Equal(other.Bytes, session.Bytes);
        Assert.Equal(2, _data.Count("SELECT count(*) FROM request JOIN source ON source.id = source"));
    }

    private static void Change(JournalSession session, JournalEntry entry, Random random)
    {
        switch (random.Next(10))
        {
            case < 4:
                session.BeginRequest(entry);
                break;
            case < 7:
                session.Answer(entry.Key, new JournalAnswer(new byte[random.Next(3_000)], false));
                break;
            case 7:
                session.Deliver(entry.Key);
                break;
            case 8:
                session.RestartRequest(entry);
                break;
            default:
                session.Prune(5);
                session.MakeRoom();
                break;
        }
    }
}

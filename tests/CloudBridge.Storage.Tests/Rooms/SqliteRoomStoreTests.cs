using System.Text;
using CloudBridge.Storage.Sqlite;
using CloudBridge.TestKit;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Tests.Rooms;

public sealed class SqliteRoomStoreTests : IAsyncLifetime
{
    private readonly TestData _data = new();
    private readonly SignalLog<LogLine> _lines = new();
    private SqliteRoomStore _store = null!;

    public async Task InitializeAsync() => _store = await OpenAsync();

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _data.DeleteAsync();
    }

    [Fact]
    public async Task Variables_are_there_when_the_file_is_opened_again()
    {
        await SaveAsync("1", ("a", "1"), ("b", "2"));
        await SaveAsync("2", ("a", "9"));
        await SaveAsync("1", ("a", "3"));

        await ReopenAsync();

        Assert.Equal(["a 3", "b 2"], await LoadAsync("1"));
        Assert.Equal(["a 9"], await LoadAsync("2"));
        Assert.Empty(await LoadAsync("3"));
    }

    [Fact]
    public async Task A_removed_variable_is_gone_and_may_come_back()
    {
        await SaveAsync("1", ("a", "1"), ("b", "2"));
        await SaveAsync("1", ("a", null), ("never", null));
        Assert.Equal(["b 2"], await LoadAsync("1"));

        await SaveAsync("1", ("a", "4"));
        Assert.Equal(["b 2", "a 4"], await LoadAsync("1"));
    }

    [Fact]
    public async Task A_room_that_is_only_used_is_not_stored()
    {
        await SaveAsync("1");
        await SaveAsync("2", ("a", null));

        Assert.Equal(0, Number("SELECT count(*) FROM room"));
    }

    [Fact]
    public async Task Beyond_the_bytes_the_room_that_was_used_longest_ago_goes_and_is_named()
    {
        await ReopenAsync(maxBytes: 65_536);
        await SaveAsync("old", Long);
        await SaveAsync("older", Long);
        await SaveAsync("old");

        Assert.Equal(["older"], await SaveAsync("new", Long));

        Assert.Empty(await LoadAsync("older"));
        Assert.Single(await LoadAsync("old"));
        Assert.Single(await LoadAsync("new"));
        Assert.Equal(Number("SELECT sum(size) FROM room"), Number("SELECT bytes FROM total"));
        Assert.Equal(2, Number("SELECT count(*) FROM variable"));
    }

    [Fact]
    public async Task A_room_that_nobody_used_for_thirty_days_goes_with_the_next_save()
    {
        await SaveAsync("left", ("a", "1"));
        await SaveAsync("used", ("a", "1"));
        _data.Time.Advance(TimeSpan.FromDays(29));
        Assert.Empty((await SaveAsync("used"))!);
        _data.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(["left"], await SaveAsync("other", ("a", "1")));
        Assert.Equal(["a 1"], await LoadAsync("used"));
    }

    [Fact]
    public async Task A_clock_that_is_ahead_for_a_while_removes_nothing_neither_running_nor_at_a_start()
    {
        await SaveAsync("left", ("a", "1"));
        _data.Time.Leap(TimeSpan.FromDays(800));
        Assert.Empty((await SaveAsync("other", ("a", "1")))!);
        await ReopenAsync();
        _data.Time.Advance(TimeSpan.FromHours(20));
        Assert.Empty((await SaveAsync("other", ("a", "2")))!);
        _data.Time.Leap(TimeSpan.FromDays(-800));
        _data.Time.Advance(TimeSpan.FromHours(20));

        Assert.Empty((await SaveAsync("other", ("a", "3")))!);
        Assert.Equal(["a 1"], await LoadAsync("left"));
    }

    [Fact]
    public async Task What_is_saved_while_the_clock_is_years_behind_does_not_look_old_when_it_is_right()
    {
        await SaveAsync("before", ("a", "1"));
        await _store.DisposeAsync();
        _data.Time.Leap(TimeSpan.FromDays(-8_000));
        _store = await OpenAsync();
        await SaveAsync("while", ("a", "1"));
        _data.Time.Leap(TimeSpan.FromDays(8_000));
        await SaveAsync("other", ("a", "1"));
        _data.Time.Advance(TimeSpan.FromDays(3));

        Assert.Empty((await SaveAsync("other", ("a", "2")))!);
        Assert.Equal(["a 1"], await LoadAsync("while"));
    }

    [Fact]
    public async Task A_damaged_file_is_set_aside_with_an_error_line_and_a_new_one_begun()
    {
        await SaveAsync("1", ("a", "1"));
        await _store.DisposeAsync();
        await File.WriteAllBytesAsync(_data.Folder.Rooms, [.. Enumerable.Repeat((byte)'x', 8_192)]);

        _store = await OpenAsync();
        await SaveAsync("1", ("a", "2"));

        Assert.Equal(["a 2"], await LoadAsync("1"));
        Assert.Single(Directory.GetFiles(_data.Folder.Path, "rooms.db.damaged-*"));
        Assert.Equal(LogLevel.Error, Assert.Single(_lines.Items, line => line.Text.Contains("What is kept of rooms", StringComparison.Ordinal)).Level);
    }

    [Fact]
    public async Task A_file_that_is_damaged_while_it_is_open_is_set_aside_and_the_next_save_says_that_all_is_lost()
    {
        await SaveAsync("1", ("a", "1"));
        await SaveAsync("2", ("b", "1"));
        foreach (var part in (string[])["", "-wal"])
        {
            await using var file = new FileStream(_data.Folder.Rooms + part, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            await file.WriteAsync(Enumerable.Repeat((byte)'x', (int)file.Length).ToArray());
        }

        Assert.Empty(await LoadAsync("2"));
        Assert.Null(await SaveAsync("1", ("a", "2")));

        Assert.Empty((await SaveAsync("2", ("b", "2")))!);
        await ReopenAsync();
        Assert.Equal(["a 2"], await LoadAsync("1"));
        Assert.Equal(["b 2"], await LoadAsync("2"));
        Assert.Single(_lines.Items, line => line.Text.Contains("What is kept of rooms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_is_for_its_owner_alone()
    {
        await SaveAsync("1", ("a", "1"));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_data.Folder.Rooms));
        }
    }

    [Fact]
    public async Task A_save_that_fails_changes_nothing_and_says_why()
    {
        await SaveAsync("1", ("a", "1"));
        using (var connection = SqliteDatabase.OpenExisting(_data.Folder.Rooms))
        {
            connection.Execute("BEGIN IMMEDIATE");
            var error = await Assert.ThrowsAsync<StorageException>(() => SaveAsync("1", ("a", "2")));
            Assert.Contains("is locked by another program", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["a 1"], await LoadAsync("1"));
        await SaveAsync("1", ("a", "3"));
        Assert.Equal(["a 3"], await LoadAsync("1"));
    }

    private static (string, string?) Long => ("a", new string('9', 30_000));

    private async Task ReopenAsync(long maxBytes = 1_000_000)
    {
        await _store.DisposeAsync();
        _store = await OpenAsync(maxBytes);
    }

    private async Task<SqliteRoomStore> OpenAsync(long maxBytes = 1_000_000)
    {
        var options = new SqliteRoomStoreOptions { Folder = _data.Folder.Path, MaxBytes = maxBytes };
        var store = new SqliteRoomStore(options, _data.Time, new CapturedLogger<SqliteRoomStore>(_lines));
        await store.OpenAsync();
        return store;
    }

    private Task<IReadOnlyList<string>?> SaveAsync(string project, params (string Name, string? Line)[] variables) => _store.SaveAsync(
        [new StoredRoom(project, [.. variables.Select(variable => new StoredVariable(Encoding.UTF8.GetBytes(variable.Name), variable.Line is { } line ? Encoding.UTF8.GetBytes(line) : null))])]);

    private async Task<string[]> LoadAsync(string project) =>
        [.. (await _store.LoadAsync(project)).Select(variable => $"{Encoding.UTF8.GetString(variable.Name)} {Encoding.UTF8.GetString(variable.Line!)}")];

    private long Number(string sql)
    {
        using var connection = SqliteDatabase.OpenReadOnly(_data.Folder.Rooms);
        return connection.ExecuteScalar<long>(sql);
    }
}

using CloudBridge.Monitors;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Tests.Monitors;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static CloudBridge.Storage.Tests.History.HistoryHome;

namespace CloudBridge.Storage.Tests.History;

public sealed class HistoryDamageTests : IAsyncLifetime
{
    private HistoryHome _home = null!;

    private string File => _home.Data.Folder.History;

    public async Task InitializeAsync() => _home = await HistoryHome.OpenAsync();

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(4_096 * 2)]
    public async Task A_damaged_file_is_set_aside_with_an_error_line_and_a_new_one_begun(int place)
    {
        await FillAsync();
        await _home.Store.DisposeAsync();
        Damage(place);

        await _home.OpenAsync();
        await _home.Store.AppendAsync([Check(1, Start.AddHours(1))]);

        // What the first reading of the damaged part finds is enough.
        await _home.Store.MaintainAsync(Start.AddDays(1));
        Assert.Single(await _home.Store.ReadBucketsAsync(1, BucketSize.FiveMinutes, Start.AddHours(1), Start.AddHours(2)));
        Assert.Single(Directory.GetFiles(_home.Data.Folder.Path, "history.db.damaged-20260101-000000-000"));
        Assert.Contains(_home.Lines.Items, line => line.Level == LogLevel.Error && line.Text.Contains("is damaged and begins anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Damage_that_is_found_while_it_runs_costs_what_was_there_but_no_append()
    {
        await FillAsync();
        await _home.ReopenAsync();
        Damage(4_096 * 2);

        await _home.Store.AppendAsync([Check(1, Start.AddMinutes(1))]);

        Assert.Contains(Check(1, Start.AddMinutes(1)), await _home.Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10));
        Assert.Single(Directory.GetFiles(_home.Data.Folder.Path, "history.db.damaged-*"), file => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_file_that_cannot_be_begun_is_tried_again_with_the_next_append()
    {
        await FillAsync();
        await _home.ReopenAsync();
        Damage(4_096 * 2);
        var inTheWay = Directory.CreateDirectory($"{File}.damaged-20260101-000000-000");

        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await _home.Store.AppendAsync([Check(1, Start.AddMinutes(1))]));
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await _home.Store.AppendAsync([Check(1, Start.AddMinutes(1))]));
        inTheWay.Delete();
        await _home.Store.AppendAsync([Check(1, Start.AddMinutes(1))]);

        Assert.Equal([Check(1, Start.AddMinutes(1))], await _home.Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_stays_as_it_is()
    {
        await _home.Store.DisposeAsync();
        Execute("PRAGMA user_version = 99");

        var error = await Assert.ThrowsAsync<StorageException>(_home.OpenAsync);

        Assert.Contains("schema version 99", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_home.Data.Folder.Path, "*.damaged-*"));
    }

    [Fact]
    public async Task A_whole_database_of_another_program_is_refused_and_stays_as_it_is()
    {
        await _home.Store.DisposeAsync();
        System.IO.File.Delete(File);
        Execute("CREATE TABLE theirs (id INTEGER)");

        var error = await Assert.ThrowsAsync<StorageException>(_home.OpenAsync);

        Assert.Contains("not one of CloudBridge", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_block_is_left_out_and_the_others_are_read()
    {
        await _home.Store.AppendAsync([Check(1, Start), Check(1, Start.AddHours(1)), Check(2, Start), Check(2, Start.AddDays(1))]);
        await _home.Store.MaintainAsync(Start.AddHours(3));
        Execute("UPDATE hour_block SET buckets = x'FF0102' WHERE monitor = 1 AND block % 24 = 0");

        Assert.Equal([Start.AddHours(1)], (await _home.Store.ReadBucketsAsync(1, BucketSize.FiveMinutes, Start, Start.AddDays(1))).Select(slot => slot.Start));
        await _home.Store.MaintainAsync(Start.AddDays(2));
        Assert.Equal([Start.AddHours(1)], (await _home.Store.ReadBucketsAsync(1, BucketSize.Hour, Start, Start.AddDays(1))).Select(hour => hour.Start));
    }

    [Fact]
    public async Task What_was_appended_survives_the_end_of_the_process_in_the_middle_of_maintenance()
    {
        await using var dying = await HistoryHome.OpenAsync(pieceSize: 1);
        await dying.Store.AppendAsync([.. Enumerable.Range(0, 300).Select(number => Check(1 + (number % 6), Start.AddMinutes(number * 5)))]);
        for (var write = 0; write < 40; write += 3)
        {
            await dying.MaintainUntilWriteAsync(write, Start.AddHours(30));

            // What is on the disk at one moment is what a killed process leaves.
            await using var left = await HistoryHome.OpenAsync();
            await left.Store.DisposeAsync();
            System.IO.File.Copy(dying.Data.Folder.History, left.Data.Folder.History, overwrite: true);
            System.IO.File.Copy(dying.Data.Folder.History + "-wal", left.Data.Folder.History + "-wal", overwrite: true);
            await left.OpenAsync();
            await left.Store.MaintainAsync(Start.AddHours(30));
            for (var monitor = 1; monitor <= 6; monitor++)
            {
                Assert.Equal(50, (await left.Store.ReadBucketsAsync(monitor, BucketSize.Hour, Start, Start.AddDays(2))).Sum(hour => hour.Checks));
            }
        }
    }

    [Fact]
    public async Task An_application_opens_the_history_at_its_start_and_closes_it_at_its_end()
    {
        var folder = _home.Data.In("application");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSqliteHistory(new SqliteHistoryOptions { Folder = folder });
        using var host = builder.Build();
        await host.StartAsync();
        var store = host.Services.GetRequiredService<IHistoryStore>();

        await store.AppendAsync([Check(1, Start)]);
        Assert.Throws<StorageException>(() => new DataFolder(folder).Claim());
        await host.StopAsync();

        new DataFolder(folder).Claim().Dispose();
        Assert.True(System.IO.File.Exists(new DataFolder(folder).History));
    }

    private Task FillAsync() => _home.Store.AppendAsync([.. Enumerable.Range(0, 3_000).Select(number => Check(number, Start.AddMilliseconds(number)))]).AsTask();

    private void Damage(int place)
    {
        using (var connection = SqliteDatabase.OpenExisting(File))
        {
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        using var stream = new FileStream(File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.Position = place;
        stream.Write(Enumerable.Repeat((byte)0xA5, (int)(stream.Length - place)).ToArray());
    }

    private void Execute(string sql)
    {
        using var connection = SqliteDatabase.Open(File);
        connection.Execute(sql);
    }
}

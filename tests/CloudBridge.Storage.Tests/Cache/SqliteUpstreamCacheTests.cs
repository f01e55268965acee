using CloudBridge.Scratch;
using CloudBridge.Storage.Sqlite;
using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Tests.Cache;

public sealed class SqliteUpstreamCacheTests : IAsyncLifetime
{
    private readonly TestData _data = new();
    private readonly SignalLog<LogLine> _lines = new();
    private readonly List<SqliteUpstreamCache> _caches = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var cache in _caches)
        {
            await cache.DisposeAsync();
        }

        await _data.DeleteAsync();
    }

    [Fact]
    public async Task An_answer_outlives_the_process_as_it_was()
    {
        var reply = new UpstreamReply("{\"id\":1}"u8.ToArray(), "application/json", 688, _data.Time.GetUtcNow());
        var first = Open();
        first.Save(Key(1), reply, Later(1));
        await first.DisposeAsync();

        var found = await FindAsync(Open(), 1);

        Assert.NotNull(found);
        Assert.Equal(reply.Body.ToArray(), found.Body.ToArray());
        Assert.Equal((reply.MediaType, reply.Status, reply.FetchedAt, true), (found.MediaType, found.Status, found.FetchedAt, found.IsFromCache));
    }

    [Fact]
    public async Task What_is_wanted_in_another_form_is_another_answer()
    {
        var cache = Open();
        cache.Save(Key(1), Reply(10), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.Null(await cache.FindAsync(Key(1) with { MediaType = "text/html" }, CancellationToken.None));
        Assert.Null(await FindAsync(cache, 2));
    }

    [Fact]
    public async Task No_file_is_made_before_it_is_needed()
    {
        await Open().DisposeAsync();

        Assert.False(File.Exists(_data.Folder.Cache));
    }

    [Fact]
    public async Task A_newer_answer_replaces_an_older_one_and_one_that_is_removed_is_gone()
    {
        var cache = Open();
        cache.Save(Key(1), Reply(10), Later(1));
        cache.Save(Key(1), Reply(20), Later(1));
        cache.Save(Key(2), Reply(30), Later(1));
        cache.Remove(Key(2));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.Equal(20, (await FindAsync(cache, 1))!.Body.Length);
        Assert.Null(await FindAsync(cache, 2));
        Assert.Equal(1, Rows());
    }

    [Fact]
    public async Task What_is_of_no_more_use_is_not_found_and_goes()
    {
        var cache = Open();
        cache.Save(Key(1), Reply(10), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());
        _data.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await FindAsync(cache, 1));

        cache.Save(Key(2), Reply(10), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.Equal(1, Rows());
    }

    [Fact]
    public async Task It_stays_within_its_size_and_the_oldest_go_first()
    {
        var cache = Open(options => options with { MaxBytes = 100_000 });
        for (var i = 0; i < 500; i++)
        {
            cache.Save(Key(i), Reply(2_000), Later(1));
            await Patience.WaitAsync(cache.FlushAsync());
        }

        Assert.InRange(Rows(), 35, 50);
        Assert.Null(await FindAsync(cache, 0));
        Assert.NotNull(await FindAsync(cache, 499));
        Assert.InRange(new FileInfo(_data.Folder.Cache).Length, 50_000, 400_000);

        var again = Open(options => options with { MaxBytes = 64 * 1024 });
        await cache.DisposeAsync();
        again.Save(Key(1_000), Reply(10), Later(1));
        await Patience.WaitAsync(again.FlushAsync());
        Assert.InRange(Rows(), 20, 32);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_not_kept_and_neither_is_the_one_before()
    {
        var cache = Open(options => options with { MaxBytes = 100_000 });
        cache.Save(Key(1), Reply(10), Later(1));
        cache.Save(Key(1), Reply(50_000), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.Null(await FindAsync(cache, 1));
    }

    [Fact]
    public async Task Answers_are_dropped_and_nobody_waits_when_the_disk_does_not_follow()
    {
        var cache = Open(options => options with { MaxWaiting = 10 });
        cache.Save(Key(0), Reply(10), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());
        using (var other = SqliteDatabase.OpenExisting(_data.Folder.Cache))
        using (other.BeginTransaction(deferred: false))
        {
            for (var i = 1; i < 2_000; i++)
            {
                cache.Save(Key(i), Reply(10), Later(1));
            }

            Assert.InRange(cache.Dropped, 1_000, 1_999);
        }

        await Patience.WaitAsync(cache.FlushAsync());
        _data.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await FindAsync(cache, 0));
    }

    [Fact]
    public async Task Large_answers_that_wait_are_bounded_by_their_bytes()
    {
        var cache = Open(options => options with { MaxWaitingBytes = 64 * 1024 });
        cache.Save(Key(1), Reply(100_000), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.Equal(1, cache.Dropped);
        Assert.Null(await FindAsync(cache, 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_damaged_is_set_aside_with_a_warning_and_made_anew(bool isWhole)
    {
        if (isWhole)
        {
            await File.WriteAllTextAsync(_data.Folder.Cache, new string('x', 10_000));
        }
        else
        {
            await DamageAsync();
        }

        var cache = Open();
        for (var i = 0; i < 300; i++)
        {
            await FindAsync(cache, i);
        }

        cache.Save(Key(1), Reply(10), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.Equal(10, (await FindAsync(cache, 1))!.Body.Length);
        Assert.True(File.Exists(_data.Folder.Cache + ".damaged"));
        Assert.Contains("begins anew", Assert.Single(_lines.Items, line => line.Level == LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_somebody_else_is_set_aside_unchanged()
    {
        using (var other = new SqliteConnection($"Data Source={_data.Folder.Cache};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (x)";
            command.ExecuteNonQuery();
        }

        var cache = Open();
        cache.Save(Key(1), Reply(10), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.NotNull(await FindAsync(cache, 1));
        Assert.True(File.Exists(_data.Folder.Cache + ".damaged"));
    }

    [Fact]
    public async Task A_disk_that_fails_costs_the_cache_for_a_minute_and_nothing_else()
    {
        Directory.CreateDirectory(_data.Folder.Cache);
        var cache = Open();
        Assert.Null(await FindAsync(cache, 1));
        Assert.Null(await FindAsync(cache, 1));
        Assert.Single(_lines.Items);
        Directory.Delete(_data.Folder.Cache);
        _data.Time.Advance(TimeSpan.FromMinutes(1));

        cache.Save(Key(1), Reply(10), Later(1));
        await Patience.WaitAsync(cache.FlushAsync());

        Assert.NotNull(await FindAsync(cache, 1));
        Assert.Equal([LogLevel.Warning, LogLevel.Information], _lines.Items.Select(line => line.Level));
    }

    [Fact]
    public async Task After_it_is_closed_it_knows_nothing()
    {
        var cache = Open();
        cache.Save(Key(1), Reply(10), Later(1));
        await cache.DisposeAsync();

        Assert.Null(await FindAsync(cache, 1));
        cache.Save(Key(2), Reply(10), Later(1));
        Assert.Equal(1, Rows());
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_costs_nobody_an_answer_and_the_writer_goes_on()
    {
        Directory.CreateDirectory(_data.Folder.Cache);
        var options = new SqliteUpstreamCacheOptions { Folder = _data.Folder.Path };
        await using var cache = new SqliteUpstreamCache(options, _data.Time, new BrokenLogger<SqliteUpstreamCache>(() => true));
        for (var i = 0; i < 3; i++)
        {
            cache.Save(Key(i), Reply(10), Later(1));
            await Patience.WaitAsync(cache.FlushAsync());
            Assert.Null(await FindAsync(cache, i));
            _data.Time.Advance(TimeSpan.FromMinutes(2));
        }
    }

    private SqliteUpstreamCache Open(Func<SqliteUpstreamCacheOptions, SqliteUpstreamCacheOptions>? with = null)
    {
        var options = new SqliteUpstreamCacheOptions { Folder = _data.Folder.Path };
        var cache = new SqliteUpstreamCache(with?.Invoke(options) ?? options, _data.Time, new CapturedLogger<SqliteUpstreamCache>(_lines));
        _caches.Add(cache);
        return cache;
    }

    private async Task DamageAsync()
    {
        var cache = Open();
        for (var i = 0; i < 300; i++)
        {
            cache.Save(Key(i), Reply(2_000), Later(1));
        }

        await cache.DisposeAsync();
        using var file = File.OpenWrite(_data.Folder.Cache);
        file.Position = 4096;
        file.Write(new byte[file.Length - 4096].Select(_ => (byte)0xA5).ToArray());
    }

    private long Rows()
    {
        using var connection = new SqliteConnection($"Data Source={_data.Folder.Cache};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM reply";
        return (long)command.ExecuteScalar()!;
    }

    private static Task<UpstreamReply?> FindAsync(SqliteUpstreamCache cache, int number) => Patience.WaitAsync(cache.FindAsync(Key(number), CancellationToken.None).AsTask());

    private static UpstreamCacheKey Key(int number) => new($"https://api.scratch.mit.edu/users/{number}", "application/json");

    private DateTimeOffset Later(int hours) => _data.Time.GetUtcNow().AddHours(hours);

    private UpstreamReply Reply(int length) => new(new byte[length], "application/json", 200, _data.Time.GetUtcNow());
}

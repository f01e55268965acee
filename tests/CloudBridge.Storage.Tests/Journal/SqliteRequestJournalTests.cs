using CloudBridge.Journal;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.Journal;

public sealed class SqliteRequestJournalTests : IAsyncLifetime
{
    private readonly TestData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task The_first_to_begin_a_request_is_told_that_it_is_new_and_the_next_what_is_known()
    {
        var journal = await _data.OpenAsync();
        var entry = _data.Entry(1);

        Assert.Null(await journal.BeginAsync(entry));
        EntryAssert.Equal(entry, await journal.BeginAsync(entry with { Digits = "99"u8.ToArray() }));
    }

    [Fact]
    public async Task Each_part_of_the_key_makes_another_request()
    {
        var journal = await _data.OpenAsync();
        var entry = _data.Entry(1);
        await journal.BeginAsync(entry);

        Assert.Null(await journal.BeginAsync(entry with { Key = entry.Key with { Cloud = "Far" } }));
        Assert.Null(await journal.BeginAsync(entry with { Key = entry.Key with { Project = "2" } }));
        Assert.Null(await journal.BeginAsync(entry with { Key = entry.Key with { Id = "2" } }));
        Assert.Null(await journal.BeginAsync(entry with { Key = entry.Key with { Payload = ulong.MaxValue } }));
        Assert.Equal(ulong.MaxValue, (await journal.ReadOpenAsync())[^1].Key.Payload);
    }

    [Fact]
    public async Task A_request_can_be_looked_up_without_being_begun()
    {
        var journal = await _data.OpenAsync();

        Assert.Null(await journal.FindAsync(_data.Entry(1).Key));
        Assert.Null(await journal.BeginAsync(_data.Entry(1)));
        EntryAssert.Equal(_data.Entry(1), await journal.FindAsync(_data.Entry(1).Key));
    }

    [Fact]
    public async Task Of_a_thousand_that_begin_the_same_request_at_once_exactly_one_is_the_first()
    {
        var journal = await _data.OpenAsync(options => options with { MaxCommit = 64, MaxWaiting = 100 });
        var entry = _data.Entry(1);

        var known = await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => journal.BeginAsync(entry).AsTask()))));

        Assert.Single(known, found => found is null);
        Assert.Equal(1, _data.Count("SELECT count(*) FROM request"));
    }

    [Fact]
    public async Task Answers_and_deliveries_are_known_after_the_file_is_opened_again()
    {
        var journal = await _data.OpenAsync();
        await journal.BeginAsync(_data.Entry(1));
        await journal.BeginAsync(_data.Entry(2));
        await journal.BeginAsync(_data.Entry(3));
        await journal.AnswerAsync(_data.Entry(2).Key, TestData.Answer("", isRaw: true));
        await journal.AnswerAsync(_data.Entry(3).Key, TestData.Answer("22"));
        journal.Deliver(_data.Entry(3).Key);
        await journal.DisposeAsync();

        journal = await _data.OpenAsync();

        var open = await journal.ReadOpenAsync();
        Assert.Equal(["1", "2"], open.Select(entry => entry.Key.Id));
        EntryAssert.Equal(_data.Entry(1), open[0]);
        EntryAssert.Equal(_data.Entry(2) with { State = JournalState.Answered, Answer = TestData.Answer("", isRaw: true) }, open[1]);
        EntryAssert.Equal(_data.Entry(3) with { State = JournalState.Delivered, Answer = TestData.Answer("22") }, await journal.BeginAsync(_data.Entry(3)));
    }

    [Fact]
    public async Task What_was_handed_over_before_closing_is_written_even_through_a_queue_of_one()
    {
        var journal = await _data.OpenAsync(options => options with { MaxWaiting = 1, MaxCommit = 1 });
        foreach (var number in Enumerable.Range(0, 300))
        {
            await journal.BeginAsync(_data.Entry(number));
            await journal.AnswerAsync(_data.Entry(number).Key, TestData.Answer("1"));
        }

        foreach (var number in Enumerable.Range(0, 300))
        {
            journal.Deliver(_data.Entry(number).Key);
        }

        await Patience.WaitAsync(journal.DisposeAsync().AsTask());

        Assert.Equal(300, _data.Count("SELECT count(*) FROM request WHERE state = 2"));
    }

    [Fact]
    public async Task A_restarted_request_is_begun_without_an_answer_and_is_the_latest()
    {
        var journal = await _data.OpenAsync();
        await journal.BeginAsync(_data.Entry(1));
        await journal.AnswerAsync(_data.Entry(1).Key, TestData.Answer("1"));
        await journal.BeginAsync(_data.Entry(2));
        _data.Time.Advance(TimeSpan.FromMinutes(1));

        await journal.RestartAsync(_data.Entry(1));

        var open = await journal.ReadOpenAsync();
        Assert.Equal(["2", "1"], open.Select(entry => entry.Key.Id));
        EntryAssert.Equal(_data.Entry(1), open[1]);
    }

    [Fact]
    public async Task A_delivery_without_an_answer_changes_nothing()
    {
        var journal = await _data.OpenAsync();
        await journal.BeginAsync(_data.Entry(1));

        journal.Deliver(_data.Entry(1).Key);

        Assert.Equal(JournalState.Begun, Assert.Single(await journal.ReadOpenAsync()).State);
    }

    [Fact]
    public async Task After_the_window_a_request_is_new_again()
    {
        var journal = await _data.OpenAsync(options => options with { Window = TimeSpan.FromMinutes(10) });
        await journal.BeginAsync(_data.Entry(1));

        _data.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(await journal.BeginAsync(_data.Entry(1)));
        _data.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await journal.ReadOpenAsync());
        Assert.Null(await journal.BeginAsync(_data.Entry(1)));
    }

    [Fact]
    public async Task Old_rows_leave_the_file_once_an_hour_a_few_at_a_time_and_at_start()
    {
        var journal = await _data.OpenAsync(options => options with { Window = TimeSpan.FromMinutes(10) });
        await Task.WhenAll(Enumerable.Range(0, 1_200).Select(number => journal.BeginAsync(_data.Entry(number)).AsTask()));
        _data.Time.Advance(TimeSpan.FromMinutes(50));
        await journal.BeginAsync(_data.Entry(5_000));
        Assert.Equal(1_201, _data.Count("SELECT count(*) FROM request"));

        _data.Time.Advance(TimeSpan.FromMinutes(10));
        for (var commit = 0; commit < 3; commit++)
        {
            await journal.BeginAsync(_data.Entry(5_000));
        }

        Assert.Equal(1, _data.Count("SELECT count(*) FROM request"));
        await journal.DisposeAsync();
        _data.Time.Advance(TimeSpan.FromMinutes(11));
        journal = await _data.OpenAsync(options => options with { Window = TimeSpan.FromMinutes(10) });
        await journal.ReadOpenAsync();
        Assert.Equal(0, _data.Count("SELECT count(*) FROM request"));
    }

    [Fact]
    public async Task When_there_is_no_room_readings_that_are_over_go_and_the_oldest_first()
    {
        var journal = await _data.OpenAsync(options => options with { MaxBytes = 1_048_576 });
        for (var number = 0; number < 200; number++)
        {
            await journal.BeginAsync(_data.Entry(number) with { IsIdempotent = number % 50 != 0 });
            await journal.AnswerAsync(_data.Entry(number).Key, Long(40_000));
            if (number % 50 != 1)
            {
                journal.Deliver(_data.Entry(number).Key);
            }
        }

        await journal.ReadOpenAsync();

        // One with an effect and one that has not left in every fifty; the rest is as many of the newest as there is room for.
        Assert.Equal(8, _data.Count("SELECT count(*) FROM request WHERE CAST(id AS INTEGER) % 50 < 2"));
        Assert.Equal(1_048_576 / 40_120, _data.Count("SELECT count(*) FROM request"));
        Assert.Equal(200 - (1_048_576 / 40_120) + 8, _data.Count("SELECT min(CAST(id AS INTEGER)) FROM request WHERE CAST(id AS INTEGER) % 50 > 1"));
    }

    [Fact]
    public async Task What_must_not_be_forgotten_stays_and_new_requests_are_told_that_it_is_full()
    {
        var journal = await _data.OpenAsync(options => options with { MaxBytes = 1_048_576, Window = TimeSpan.FromHours(1) });
        var number = 0;
        for (; number < 26; number++)
        {
            // Some have an effect and are over, some only read and are not.
            await journal.BeginAsync(_data.Entry(number) with { IsIdempotent = number % 2 == 0 });
            await journal.AnswerAsync(_data.Entry(number).Key, Long(40_000));
            if (number % 2 != 0)
            {
                journal.Deliver(_data.Entry(number).Key);
            }
        }

        await journal.AnswerAsync(_data.Entry(0).Key, Long(60_000));
        var error = await Assert.ThrowsAsync<JournalException>(() => journal.BeginAsync(_data.Entry(100)).AsTask());
        Assert.True(error.IsFull);
        Assert.Equal(26, _data.Count("SELECT count(*) FROM request"));
        Assert.NotNull(await journal.BeginAsync(_data.Entry(3)));

        journal.Deliver(_data.Entry(0).Key);
        Assert.Null(await journal.BeginAsync(_data.Entry(100)));
        Assert.Null(await journal.FindAsync(_data.Entry(0).Key));
    }

    [Fact]
    public async Task The_file_stays_within_its_bound_however_much_comes()
    {
        var journal = await _data.OpenAsync(options => options with { MaxBytes = 2 * 1_048_576 });
        for (var number = 0; number < 400; number++)
        {
            await journal.BeginAsync(_data.Entry(number) with { IsIdempotent = true });
            await journal.AnswerAsync(_data.Entry(number).Key, Long(100_000));
            journal.Deliver(_data.Entry(number).Key);
        }

        await journal.DisposeAsync();

        Assert.InRange(new FileInfo(_data.Folder.Database).Length, 1_048_576, 3 * 1_048_576);
        Assert.InRange(_data.Count("SELECT min(CAST(id AS INTEGER)) FROM request"), 375, 385);
    }

    [Fact]
    public async Task The_answer_of_a_reading_need_not_be_kept_to_be_delivered()
    {
        var journal = await _data.OpenAsync();
        await journal.BeginAsync(_data.Entry(1) with { IsIdempotent = true });

        journal.Deliver(_data.Entry(1).Key);

        Assert.Empty(await journal.ReadOpenAsync());
        Assert.Equal((JournalState.Delivered, null), ((await journal.FindAsync(_data.Entry(1).Key))!.State, (await journal.FindAsync(_data.Entry(1).Key))!.Answer));
    }

    [Theory]
    [InlineData(800 * 24)]
    [InlineData(2)]
    [InlineData(-3)]
    public async Task A_clock_that_is_wrong_for_a_while_forgets_nothing(int hours)
    {
        var journal = await _data.OpenAsync(options => options with { Window = TimeSpan.FromHours(1) });
        await journal.BeginAsync(_data.Entry(1));
        await journal.BeginAsync(_data.Entry(2));
        await journal.AnswerAsync(_data.Entry(2).Key, TestData.Answer("22"));

        _data.Time.Leap(TimeSpan.FromHours(hours));
        await FindBothAsync(journal);
        await journal.DisposeAsync();
        journal = await _data.OpenAsync(options => options with { Window = TimeSpan.FromHours(1) });
        await FindBothAsync(journal);
        _data.Time.Advance(TimeSpan.FromMinutes(59));
        await FindBothAsync(journal);
        _data.Time.Leap(TimeSpan.FromHours(-hours));
        await FindBothAsync(journal);

        _data.Time.Advance(TimeSpan.FromHours(30));
        await journal.ReadOpenAsync();
        Assert.Equal(0, _data.Count("SELECT count(*) FROM request"));
    }

    [Fact]
    public async Task A_second_journal_on_the_same_folder_is_refused_until_the_first_is_closed()
    {
        var first = await _data.OpenAsync();

        var error = await Assert.ThrowsAsync<StorageException>(() => _data.OpenAsync());

        Assert.Contains($"Another server uses the data folder {_data.Folder.Path}", error.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await _data.OpenAsync();
    }

    [Fact]
    public async Task Calls_on_a_journal_that_is_not_open_fail_and_say_so()
    {
        var journal = new SqliteRequestJournal(_data.Options, _data.Time, NullLogger<SqliteRequestJournal>.Instance);
        await Assert.ThrowsAsync<JournalException>(() => journal.BeginAsync(_data.Entry(1)).AsTask());
        journal.Deliver(_data.Entry(1).Key);

        await journal.OpenAsync();
        await journal.DisposeAsync();
        await journal.DisposeAsync();

        var error = await Assert.ThrowsAsync<JournalException>(() => journal.ReadOpenAsync().AsTask());
        Assert.Equal("The journal is not open.", error.Message);
    }

    private static JournalAnswer Long(int digits) => new(new byte[digits], false);

    private async Task FindBothAsync(SqliteRequestJournal journal)
    {
        Assert.Equal(JournalState.Begun, (await journal.FindAsync(_data.Entry(1).Key))!.State);
        Assert.Equal(JournalState.Answered, (await journal.FindAsync(_data.Entry(2).Key))!.State);
        Assert.Equal(2, _data.Count("SELECT count(*) FROM request"));
    }
}

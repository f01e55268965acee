using CloudBridge.Journal;

namespace CloudBridge.Storage.Tests.Journal;

/// <summary>The journal against a dictionary, over random calls, restarts and jumps of the clock.</summary>
public sealed class JournalModelTests : IAsyncLifetime
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private readonly TestData _data = new();
    private readonly Dictionary<JournalKey, (long Order, JournalEntry Entry)> _model = [];
    private long _order;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task It_remembers_what_a_dictionary_would(int seed)
    {
        var random = new Random(seed);
        var journal = await OpenAsync();
        for (var step = 0; step < 1_500; step++)
        {
            var entry = _data.Entry(random.Next(20), (ulong)random.Next(2), $"project {random.Next(3)}") with { Digits = Digits(random) };
            switch (random.Next(100))
            {
                case < 45:
                    EntryAssert.Equal(Begin(entry), await journal.BeginAsync(entry));
                    break;
                case < 65:
                    var answer = new JournalAnswer(Digits(random), random.Next(2) == 0);
                    Change(entry.Key, known => known with { State = JournalState.Answered, Answer = answer });
                    await journal.AnswerAsync(entry.Key, answer);
                    break;
                case < 80:
                    Change(entry.Key, known => known.State == JournalState.Answered ? known with { State = JournalState.Delivered } : known);
                    journal.Deliver(entry.Key);
                    break;
                case < 87:
                    _model[entry.Key] = (_order++, entry);
                    await journal.RestartAsync(entry);
                    break;
                case < 94:
                    await CompareOpenAsync(journal);
                    break;
                case < 99:
                    _data.Time.Advance(TimeSpan.FromMinutes(random.Next(12)));
                    break;
                default:
                    await journal.DisposeAsync();
                    journal = await OpenAsync();
                    break;
            }
        }

        await CompareOpenAsync(journal);
    }

    private Task<SqliteRequestJournal> OpenAsync() => _data.OpenAsync(options => options with { Window = Window });

    private JournalEntry? Begin(JournalEntry entry)
    {
        if (_model.TryGetValue(entry.Key, out var known) && !IsOld(known.Entry))
        {
            return known.Entry;
        }

        _model[entry.Key] = (_order++, entry);
        return null;
    }

    private void Change(JournalKey key, Func<JournalEntry, JournalEntry> change)
    {
        if (_model.TryGetValue(key, out var known))
        {
            _model[key] = (known.Order, change(known.Entry));
        }
    }

    private async Task CompareOpenAsync(SqliteRequestJournal journal)
    {
        var expected = _model.Values.Where(known => known.Entry.State != JournalState.Delivered && !IsOld(known.Entry)).OrderBy(known => known.Order).ToArray();
        var actual = await journal.ReadOpenAsync();
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            EntryAssert.Equal(expected[i].Entry, actual[i]);
        }
    }

    private bool IsOld(JournalEntry entry) => entry.ReceivedAt < _data.Time.GetUtcNow() - Window;

    private static byte[] Digits(Random random)
    {
        var digits = new byte[random.Next(300)];
        random.NextBytes(digits);
        return digits;
    }
}

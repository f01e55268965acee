using System.Globalization;
using System.Text;
using CloudBridge.Journal;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Storage;

/// <summary>The process that is killed: it writes into a journal from many tasks and says on its output what is durable.</summary>
internal static class StorageWriter
{
    /// <summary>What it prints when it begins to write.</summary>
    public const string Ready = "ready";

    private const int Tasks = 16;

    /// <summary>Writes until it is killed.</summary>
    /// <param name="args">The data folder and a number that no other run has.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var journal = new SqliteRequestJournal(new SqliteJournalOptions { Folder = args[0], Window = TimeSpan.FromDays(30) }, TimeProvider.System, NullLogger<SqliteRequestJournal>.Instance);
        await journal.OpenAsync();
        using var output = new AckWriter(Console.OpenStandardOutput());
        output.Say(Ready);
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(() => WriteAsync(journal, output, $"{args[1]}{task:00}"))));
        return 0;
    }

    /// <summary>What is asked under an id; anyone can work it out again.</summary>
    public static byte[] DigitsOf(string id) => Repeat(id, 1 + (id[^1] - '0') * 3);

    /// <summary>What is answered to it.</summary>
    public static byte[] AnswerTo(string id) => Repeat(id, 1 + (id[^2] - '0') * 20);

    public static JournalKey KeyOf(string id) => new("Own", id[^1..], id, ulong.MaxValue / ulong.Parse(id, CultureInfo.InvariantCulture));

    private static async Task WriteAsync(SqliteRequestJournal journal, AckWriter output, string prefix)
    {
        for (var number = 0; ; number++)
        {
            var id = $"1{prefix}{number:0000}";
            if (await journal.BeginAsync(new JournalEntry(KeyOf(id), DigitsOf(id), TimeProvider.System.GetUtcNow(), JournalState.Begun, null)) is not null)
            {
                throw new InvalidOperationException($"{id} is new, but the journal knows it.");
            }

            output.Say("b" + id);
            if (number % 2 == 0)
            {
                await journal.AnswerAsync(KeyOf(id), new JournalAnswer(AnswerTo(id), false));
                output.Say("a" + id);
                journal.Deliver(KeyOf(id));
            }
        }
    }

    private static byte[] Repeat(string text, int times) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)));

    /// <summary>One line, one write: what a kill cuts off is at most the end of the last line.</summary>
    private sealed class AckWriter(Stream output) : IDisposable
    {
        private readonly Lock _gate = new();

        public void Say(string line)
        {
            var bytes = Encoding.ASCII.GetBytes(line + "\n");
            lock (_gate)
            {
                output.Write(bytes);
            }
        }

        public void Dispose() => output.Dispose();
    }
}

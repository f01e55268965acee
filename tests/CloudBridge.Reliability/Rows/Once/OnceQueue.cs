using System.Globalization;
using CloudBridge.Hosting;
using CloudBridge.Journal;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Reliability.Running;
using CloudBridge.Requests;
using CloudBridge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>A bridge without sockets whose queue is so short that it is full most of the time, with its journal on disk.</summary>
internal sealed class OnceQueue(string folder, int requests, RowRun run)
{
    public const string Request = "once";
    private const string Cloud = "cloud";
    private const int Askers = 12;
    private const int AtOnce = 20;
    private const int QueueLength = 8;
    private const int Concurrency = 2;

    private readonly OnceLedger _ledger = new();

    /// <summary>Asks all requests.</summary>
    public async Task RunAsync(RowResult result, CancellationToken cancellationToken)
    {
        await using var services = Build();
        await services.GetRequiredService<SqliteRequestJournal>().OpenAsync(cancellationToken);
        var runtime = services.GetRequiredService<BridgeRuntime>();
        await Task.WhenAll(runtime.Sessions.Select((session, number) =>
        {
            var asker = new OnceAsker(session.Channel, runtime.Services.Shared.Journal!, _ledger, run.Random(number), run.Time);
            return Task.Run(() => AskAllAsync(asker, number, result, cancellationToken), cancellationToken);
        }));
        await runtime.Workers.WhenIdleAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Checks what became of them.</summary>
    public void Check(RowResult result)
    {
        var recorded = OnceJournal.Read(folder);
        var twice = _ledger.Runs.Count(run => run.Value > 1);
        var unrecorded = _ledger.Runs.Keys.Count(id => !recorded.ContainsKey(id));
        var answered = _ledger.Answers.Count(answer => answer.Value == $"run 1 of {answer.Key}");
        var kept = _ledger.Answers.Keys.Count(id => recorded.GetValueOrDefault(id));
        result.N += requests;
        result.Check(twice == 0, $"{twice} requests ran more than once.");
        result.Check(unrecorded == 0, $"{unrecorded} requests that ran are not in the journal.");
        result.Check(_ledger.Early == 0, $"{_ledger.Early} requests ran before they were recorded, or after they were answered.");
        result.Check(_ledger.Changed == 0, $"{_ledger.Changed} repeats got another answer than before.");
        result.Check(answered == requests, $"{requests - answered} of {requests} requests did not get the answer of their first run.");
        result.Check(kept == requests, $"The answers to {requests - kept} of {requests} requests are not in the journal.");
        result.Check(recorded.Count == _ledger.Runs.Count, $"{recorded.Count} requests are in the journal and {_ledger.Runs.Count} ran.");
        result.With("queue_requests", requests)
            .With("queue_times_asked", _ledger.Asked)
            .With("queue_answered_busy", _ledger.Busy)
            .With("queue_ran", _ledger.Runs.Count)
            .With("queue_ran_twice", twice)
            .With("queue_ran_unrecorded", unrecorded)
            .With("queue_ran_early", _ledger.Early);
    }

    private static string IdOf(int asker, int number) => string.Create(CultureInfo.InvariantCulture, $"1{asker:00}{number:000000}");

    private async Task AskAllAsync(OnceAsker asker, int number, RowResult result, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, requests).Where(request => request % Askers == number).Select(request => IdOf(number, request));
        foreach (var together in ids.Chunk(AtOnce))
        {
            try
            {
                await asker.AskAsync(together, cancellationToken);
            }
            catch (TimeoutException)
            {
                result.Fault($"Of {together[0]} and those asked with it one was never answered; the player gave up.");
                return;
            }
        }
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSqliteJournal(new SqliteJournalOptions { Folder = folder });
        services.AddCloudBridge(options =>
        {
            options.AddCloud(Cloud, "ws://127.0.0.1/", CloudKind.Embedded, [.. Enumerable.Range(0, Askers).Select(asker => $"project{asker}")]);
            (options.Requests.QueueLength, options.Requests.Concurrency, options.Requests.RepeatsWhenIdle) = (QueueLength, Concurrency, 0);
        }).MapRequest(Request, HandleAsync);
        return services.BuildServiceProvider();
    }

    /// <summary>Every second run looks itself up in the journal before it does anything; the others end at once, as many handlers do.</summary>
    private async ValueTask<string> HandleAsync(string id, RequestContext context, IRequestJournal journal)
    {
        if (id[^1] % 2 == 0)
        {
            var key = new JournalKey(context.Cloud, context.Project, context.Id, PacketKey.OfRequest(RequestText.Encode(Request, [id])));
            if (await journal.FindAsync(key) is not { State: JournalState.Begun, Answer: null })
            {
                _ledger.RunEarly();
            }
        }

        return $"run {_ledger.Run(id)} of {id}";
    }
}

using CloudBridge.Clouds;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Probing;

/// <summary>
/// One probe: a listener joins, a writer writes the nonce, a newcomer looks what is there, then the log is read.
/// </summary>
internal sealed class CapabilityRun(CapabilityTarget target, ProbeConnector connector, ICloudLog? log, TimeProvider time)
{
    private const int Rows = 100;
    private const int LogReadings = 7;
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ValuePatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MarkedSnapshot = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UnmarkedSnapshot = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LogStep = TimeSpan.FromSeconds(1);

    private readonly ProbeFacts _facts = new() { HasAccount = connector.HasAccount, HasLog = log is not null };
    private long _written;

    /// <summary>Runs it to the end or to the first step that everything else needs.</summary>
    public async Task<ProbeFacts> RunAsync(CancellationToken cancellationToken)
    {
        if (!await StepAsync(CapabilityStep.SignIn, connector.SignInAsync, cancellationToken).ConfigureAwait(false))
        {
            return _facts;
        }

        ProbeSocket? listener = null;
        try
        {
            var isIn = await StepAsync(
                CapabilityStep.Connection,
                async token => listener = await ListenAsync(token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
            if (isIn && await StepAsync(CapabilityStep.Push, token => PushAsync(listener!, token), cancellationToken).ConfigureAwait(false))
            {
                await StepAsync(CapabilityStep.Snapshot, LookAsync, cancellationToken).ConfigureAwait(false);
                await StepAsync(CapabilityStep.History, ReadAsync, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (listener is not null)
            {
                await listener.DisposeAsync().ConfigureAwait(false);
            }
        }

        return _facts;
    }

    /// <summary>Runs one step in bounded time; its failure is kept, and false returned.</summary>
    private async Task<bool> StepAsync(
        CapabilityStep step,
        Func<CancellationToken, Task> act,
        CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(StepPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var started = time.GetTimestamp();
        try
        {
            await act(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            _facts.Failures[step] = ProbeEnds.OfError(error, target, isOpen: false);
        }

        _facts.Elapsed[step] = time.GetElapsedTime(started);
        return !_facts.Failures.ContainsKey(step);
    }

    /// <summary>Joins and waits until the project's values have come, or the cloud has had time to object.</summary>
    private async Task<ProbeSocket?> ListenAsync(CancellationToken cancellationToken)
    {
        var listener = await connector.JoinAsync(cancellationToken).ConfigureAwait(false);
        await WhenAnyAsync(
            listener.Settled,
            [listener],
            target.Profile.MarksSnapshot ? MarkedSnapshot : UnmarkedSnapshot,
            cancellationToken).ConfigureAwait(false);
        NoteEnd(CapabilityStep.Connection, listener);
        return listener;
    }

    private async Task PushAsync(ProbeSocket listener, CancellationToken cancellationToken)
    {
        var writer = await connector.JoinAsync(cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(cancellationToken).ConfigureAwait(false);
            _written = time.GetTimestamp();
            await WhenAnyAsync(listener.Heard, [listener, writer], ValuePatience, cancellationToken).ConfigureAwait(false);
            if (listener.Heard.IsCompleted)
            {
                _facts.PushedAfter = time.GetElapsedTime(_written);
                return;
            }

            NoteEnd(CapabilityStep.Push, listener);
            NoteEnd(CapabilityStep.Push, writer);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var newcomer = await connector.JoinAsync(cancellationToken).ConfigureAwait(false);
        await using (newcomer.ConfigureAwait(false))
        {
            await WhenAnyAsync(newcomer.Heard, [newcomer], ValuePatience, cancellationToken).ConfigureAwait(false);
            _facts.IsInSnapshot = newcomer.Heard.IsCompleted;
            if (!_facts.IsInSnapshot)
            {
                NoteEnd(CapabilityStep.Snapshot, newcomer);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        for (var reading = 1; log is not null && _facts.LoggedAfter is null && reading <= LogReadings; reading++)
        {
            if (reading > 1)
            {
                await Task.Delay(LogStep, time, cancellationToken).ConfigureAwait(false);
            }

            Take(await log.ReadAsync(target.Project, Rows, cancellationToken).ConfigureAwait(false));
        }
    }

    private void Take(CloudLogPage page)
    {
        _facts.ClockAhead = page.ServerTime - time.GetUtcNow();
        if (page.Entries.FirstOrDefault(IsOurs) is { } row)
        {
            _facts.LoggedAfter = time.GetElapsedTime(_written);
            _facts.LoggedUser = row.User;
        }
    }

    private bool IsOurs(CloudLogEntry row) =>
        row.Verb == CloudLogEntry.SetVerb && row.Value == target.Nonce && CloudNames.WithPrefix(row.Name) == target.Variable;

    private async Task WhenAnyAsync(Task done, ProbeSocket[] sockets, TimeSpan patience, CancellationToken cancellationToken)
    {
        Task any = Task.WhenAny([done, .. sockets.Select(socket => socket.Ended)]);
        await any.WaitAsync(patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void NoteEnd(CapabilityStep step, ProbeSocket socket)
    {
        if (socket.Failure is { } failure)
        {
            _facts.Failures.TryAdd(step, failure);
        }
    }
}

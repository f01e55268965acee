namespace CloudBridge.Storage.Journal;

/// <summary>Work whose caller waits until it is durable.</summary>
internal sealed class AwaitedWork<T>(Func<JournalSession, T> run) : JournalWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Task => _done.Task;

    public override void Run(JournalSession session) => _result = run(session);

    public override void Done() => _done.TrySetResult(_result);

    public override void Failed(JournalException error) => _done.TrySetException(error);
}

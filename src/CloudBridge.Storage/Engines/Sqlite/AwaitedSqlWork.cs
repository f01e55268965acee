namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>Work whose caller waits until it is durable.</summary>
internal sealed class AwaitedSqlWork<T>(Func<DbSession, Task<T>> run, CancellationToken cancellationToken) : SqlWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private Exception? _refusal;

    public Task<T> Task => _done.Task;

    public override void Run(DbSession session)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _result = run(session).GetAwaiter().GetResult();
    }

    public override void Refused(Exception error) => _refusal = error;

    public override void Done()
    {
        if (_refusal is null)
        {
            _done.TrySetResult(_result);
            return;
        }

        _done.TrySetException(_refusal);
    }

    public override void Failed(Exception error) => _done.TrySetException(_refusal ?? error);
}

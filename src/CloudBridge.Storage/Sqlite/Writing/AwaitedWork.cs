namespace CloudBridge.Storage.Sqlite.Writing;

/// <summary>Work whose caller waits until it is durable. The token counts until it begins: then it changes nothing.</summary>
internal sealed class AwaitedWork<TSession, TResult>(Func<TSession, TResult> run, CancellationToken cancellationToken)
    : WriterWork<TSession>
{
    private readonly TaskCompletionSource<TResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult _result = default!;

    public Task<TResult> Task => _done.Task;

    protected override void Execute(TSession session)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Refuse(new OperationCanceledException(cancellationToken));
            return;
        }

        _result = run(session);
    }

    protected override void End(Exception? error)
    {
        if (error is null)
        {
            _done.TrySetResult(_result);
            return;
        }

        _done.TrySetException(error);
    }
}

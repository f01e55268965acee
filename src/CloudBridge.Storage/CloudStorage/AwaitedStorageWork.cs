namespace CloudBridge.Storage.CloudStorage;

/// <summary>Work whose caller waits until it is durable.</summary>
internal sealed class AwaitedStorageWork<T>(Func<StorageSession, T> run) : StorageWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private CloudStorageException? _refusal;

    public Task<T> Task => _done.Task;

    public override void Run(StorageSession session)
    {
        try
        {
            _result = run(session);
        }
        catch (CloudStorageException error)
        {
            _refusal = error;
        }
    }

    public override void Done()
    {
        if (_refusal is null)
        {
            _done.TrySetResult(_result);
            return;
        }

        _done.TrySetException(_refusal);
    }

    public override void Failed(CloudStorageException error) => _done.TrySetException(_refusal ?? error);
}

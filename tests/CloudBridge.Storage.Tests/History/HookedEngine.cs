using CloudBridge.Storage.Engines;

namespace CloudBridge.Storage.Tests.History;

/// <summary>An engine that lets a test do something before each write: end everything, for example.</summary>
internal sealed class HookedEngine(ISqlEngine inner) : ISqlEngine
{
    public Action BeforeWrite { get; set; } = () => { };

    public Task OpenAsync(CancellationToken cancellationToken = default) => inner.OpenAsync(cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default)
    {
        BeforeWrite();
        return inner.WriteAsync(work, cancellationToken);
    }

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) => inner.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

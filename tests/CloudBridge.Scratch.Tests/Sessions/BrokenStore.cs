namespace CloudBridge.Scratch.Tests.Sessions;

/// <summary>A store on a disk that is gone.</summary>
internal sealed class BrokenStore : IScratchSessionStore
{
    public ValueTask<ScratchSession?> LoadAsync(string userName, CancellationToken cancellationToken) => throw new IOException("gone");

    public ValueTask SaveAsync(ScratchSession session, CancellationToken cancellationToken) => throw new IOException("gone");

    public ValueTask DeleteAsync(string userName, CancellationToken cancellationToken) => throw new IOException("gone");
}

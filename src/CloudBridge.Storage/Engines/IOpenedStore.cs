namespace CloudBridge.Storage.Engines;

/// <summary>A store that is opened before it is used.</summary>
internal interface IOpenedStore : IAsyncDisposable
{
    /// <summary>Opens it and brings it to the newest schema.</summary>
    /// <exception cref="StorageException">It cannot be used; the sentence says what to do.</exception>
    Task OpenAsync(CancellationToken cancellationToken = default);
}

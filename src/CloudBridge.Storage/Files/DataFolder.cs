namespace CloudBridge.Storage;

/// <summary>The folder with everything a server stores, and the names in it.</summary>
/// <param name="path">The folder; it is made when it is first written to.</param>
public sealed class DataFolder(string path)
{
    /// <summary>The folder, as a full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The database.</summary>
    public string Database => System.IO.Path.Combine(Path, "cloudbridge.db");

    /// <summary>The local ScratchDB.</summary>
    public string Stats => System.IO.Path.Combine(Path, "scratchdb.db");

    /// <summary>Kept answers of other servers; may be deleted while no server runs.</summary>
    public string Cache => System.IO.Path.Combine(Path, "cache.db");

    /// <summary>The history of checks.</summary>
    public string History => System.IO.Path.Combine(Path, "history.db");

    /// <summary>The values of the cloud server's rooms.</summary>
    public string Rooms => System.IO.Path.Combine(Path, "rooms.db");

    /// <summary>Where backups go unless told otherwise.</summary>
    public string Backups => System.IO.Path.Combine(Path, "backups");

    /// <summary>
    /// Makes the folder, and claims it for this process until the result is disposed or the process ends, however it ends.
    /// </summary>
    /// <exception cref="StorageException">Another process uses it, or it cannot be written.</exception>
    public IDisposable Claim()
    {
        var file = System.IO.Path.Combine(Path, "cloudbridge.lock");
        try
        {
            PrivateFiles.MakeOwnFolder(Path);
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException error) when (File.Exists(file))
        {
            throw new StorageException(
                $"Another server uses the data folder {Path}. Stop it first, or choose another folder with --Data:Folder=PATH.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The data folder {Path} cannot be written: {error.Message} Choose another with --Data:Folder=PATH, "
                + "or store nothing with --Journal:Enabled=false --CloudStorage:Enabled=false --Stats:Enabled=false --Monitors:Enabled=false.",
                error);
        }
    }
}

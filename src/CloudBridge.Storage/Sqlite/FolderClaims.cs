using CloudBridge.Storage.Sqlite;

namespace CloudBridge.Storage;

/// <summary>
/// Lets the stores of one process share the claim on a data folder and the files in it: the first takes the claim and opens
/// a file, the last gives it up.
/// </summary>
public sealed class FolderClaims
{
    private readonly Lock _lock = new();
    private readonly Lock _opening = new();
    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteFile> _files = new(StringComparer.Ordinal);

    /// <summary>Claims the folder, or joins the claim that is held, until the result is disposed.</summary>
    /// <exception cref="StorageException">Another process uses it, or it cannot be written.</exception>
    public IDisposable Take(DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        lock (_lock)
        {
            if (!_held.TryGetValue(folder.Path, out var held))
            {
                held = new Held(folder.Claim());
                _held.Add(folder.Path, held);
            }

            held.Users++;
            return new Share(this, folder.Path);
        }
    }

    /// <summary>Joins the users of a file, or opens it when there are none.</summary>
    internal SqliteFile OpenFile(string path, Func<SqliteFile> open)
    {
        lock (_opening)
        {
            return _files.TryGetValue(path, out var file) && file.TryJoin() ? file : _files[path] = open();
        }
    }

    private void GiveUp(string path)
    {
        lock (_lock)
        {
            var held = _held[path];
            if (--held.Users == 0)
            {
                _held.Remove(path);
                held.Claim.Dispose();
            }
        }
    }

    private sealed class Held(IDisposable claim)
    {
        public IDisposable Claim { get; } = claim;

        public int Users { get; set; }
    }

    private sealed class Share(FolderClaims claims, string path) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                claims.GiveUp(path);
            }
        }
    }
}

using System.Runtime.InteropServices;

namespace CloudBridge.Server.Program;

/// <summary>
/// A folder, and files in it, that only their owner may enter and read. On Windows the rights of the folder above count.
/// </summary>
internal sealed class PrivateFolder(string path)
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, or takes the rights of others away from it.</summary>
    public DirectoryInfo Ensure()
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, FolderMode);
        if (folder.UnixFileMode != FolderMode)
        {
            folder.UnixFileMode = FolderMode;
        }

        return folder;
    }

    /// <summary>The bytes of a file; null when there is none.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(path, name);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : null;
    }

    /// <summary>Writes a file whole or not at all.</summary>
    public async Task WriteAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var draft = DraftOf(name);
        await using (var file = Create(draft))
        {
            await file.WriteAsync(content, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, Path.Combine(path, name), overwrite: true);
    }

    /// <summary>Writes a file whole, unless there is one by now; of several at once one is kept.</summary>
    public void Add(string name, byte[] content)
    {
        var draft = DraftOf(name);
        using (var file = Create(draft))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        try
        {
            GiveName(draft, Path.Combine(path, name));
        }
        catch (IOException) when (File.Exists(Path.Combine(path, name)))
        {
            // Somebody else was first.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Removes a file if it is there.</summary>
    public void Delete(string name)
    {
        if (File.Exists(Path.Combine(path, name)))
        {
            File.Delete(Path.Combine(path, name));
        }
    }

    /// <summary>
    /// On Unix the framework looks first and renames then, between which another may come; a link either is made or is not.
    /// </summary>
    private static void GiveName(string draft, string file)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(draft, file, overwrite: false);
        }
        else if (Link(draft, file) != 0)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    private string DraftOf(string name) => Path.Combine(Ensure().FullName, $"{name}.{Guid.NewGuid():N}.tmp");

    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return new FileStream(file, options);
    }
}

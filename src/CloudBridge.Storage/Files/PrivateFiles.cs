namespace CloudBridge.Storage;

/// <summary>
/// Makes folders and files that only their owner may enter, read and write. On Windows the rights of the folder above count.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfFolder = OfFile | UnixFileMode.UserExecute;

    /// <summary>
    /// Makes a folder where it is missing; one that is there stays as it is, since it may be for other things, too.
    /// </summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OfFolder);
    }

    /// <summary>
    /// Makes a folder of the server where it is missing, and takes the rights of others away from one that is there.
    /// </summary>
    public static void MakeOwnFolder(string path)
    {
        MakeFolder(path);
        Close(path, OfFolder);
    }

    /// <summary>Makes an empty file that is not there yet, for others to fill.</summary>
    public static void MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OfFile;
        }

        new FileStream(path, options).Dispose();
    }

    /// <summary>
    /// Takes the rights of others away from a database and its log; what SQLite makes beside it has the rights of the
    /// database. Without opening the file: closing it again would give up the locks that SQLite has on it in this process.
    /// </summary>
    public static void CloseDatabase(string file)
    {
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }.Where(File.Exists))
        {
            Close(part, OfFile);
        }
    }

    /// <summary>
    /// A folder with the sticky bit, such as /tmp, is for everybody; what belongs to somebody else is not ours to close.
    /// </summary>
    private static void Close(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(path) is var now && (now == mode || now.HasFlag(UnixFileMode.StickyBit)))
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, mode);
        }
        catch (UnauthorizedAccessException)
        {
            // Then its owner decides who may read it.
        }
    }
}

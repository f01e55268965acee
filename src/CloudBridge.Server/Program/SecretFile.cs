namespace CloudBridge.Server.Program;

/// <summary>A file with one secret in it, which nobody but its owner may read.</summary>
internal static class SecretFile
{
    private const int MaxBytes = 8 * 1024;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The fault of it, a sentence that may follow the key and does not show the path; null when nothing is.</summary>
    public static string? Problem(string path)
    {
        try
        {
            return !File.Exists(path) ? "names a file that does not exist."
                : !OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(path) & Others) != 0 ? "names a file that others can read or change; give it to its owner alone with chmod 600."
                : Read(path).Length == 0 ? "names a file that is empty."
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "names a file that cannot be read by the user this program runs as.";
        }
    }

    /// <summary>The secret, without the end of its line.</summary>
    public static string Read(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[MaxBytes];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\r', '\n');
    }
}

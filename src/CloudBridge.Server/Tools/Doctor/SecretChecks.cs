using System.Runtime.Versioning;
using CloudBridge.Server.Features.Clouds.Scratch;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>Checks whether files with secrets in them are for their owner alone.</summary>
internal static class SecretChecks
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static DoctorCheck Run(DoctorContext context)
    {
        const string name = "Secret files";
        if (OperatingSystem.IsWindows())
        {
            return new(DoctorCheck.General, name, CheckStatus.Note, "Not checked on this system: the rights of the folders above them count.");
        }

        var files = Files(context).Distinct().Where(File.Exists).ToArray();
        var open = files.Where(IsOpen).ToArray();
        return files.Length == 0 ? new(DoctorCheck.General, name, CheckStatus.Ok, "There are none.")
            : open.Length == 0 ? new(
                DoctorCheck.General,
                name,
                CheckStatus.Ok,
                $"{(files.Length == 1 ? "One file" : $"{files.Length} files")}, for the owner alone.")
            : new(
                DoctorCheck.General,
                name,
                CheckStatus.Failed,
                $"Others can read or change {string.Join(", ", open)}.",
                $"chmod 600 {string.Join(' ', open)}");
    }

    private static IEnumerable<string> Files(DoctorContext context)
    {
        var named = context.Clouds.Values.SelectMany(cloud => new[] { cloud.PasswordFile, cloud.SessionIdFile }).OfType<string>().Select(context.PathOf);
        var configured = context.Configuration.Entries.Values
            .Where(
                entry =>
                    entry.Value is { Length: > 0 } value
                    && !entry.Key.EndsWith("File", StringComparison.OrdinalIgnoreCase)
                    && Redaction.Of(entry.Key, value) == Redaction.Hidden)
            .Select(entry => context.PathOf(entry.Source));
        var data = context.DataFolder;
        return named.Concat(configured)
            .Concat(Inside(Path.Combine(data, ProtectedSessionStore.FolderName)))
            .Concat(Inside(Path.Combine(data, ScratchServices.KeyFolderName)));
    }

    private static string[] Inside(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string file) => (File.GetUnixFileMode(file) & Others) != 0;
}

using System.Runtime.Versioning;

namespace CloudBridge.Storage.Tests;

/// <summary>Rights of files and folders, as <c>chmod</c> writes them.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixModes
{
    public const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;
    public const UnixFileMode OpenFile = OwnersFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    public const UnixFileMode OpenFolder = OpenFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Check(UnixFileMode mode, params string[] paths)
    {
        foreach (var path in paths)
        {
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }
}

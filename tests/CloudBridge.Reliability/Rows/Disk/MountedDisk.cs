using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Reliability.Rows.Disk;

/// <summary>
/// A small file system in memory that is really full, and whose folder is really mounted read-only. Mounting needs the rights of root.
/// </summary>
internal sealed class MountedDisk : ISickDisk
{
    private const int Megabytes = 64;

    private readonly string _root;
    private bool _isReadOnly;

    private MountedDisk(string root) => _root = root;

    public string Kind => string.Create(CultureInfo.InvariantCulture, $"tmpfs of {Megabytes} MB, mounted read-only for the rounds without writing");

    public string Folder => Path.Combine(_root, "data");

    private string Filler => Path.Combine(_root, "filler");

    /// <summary>Makes one; null when this process may not mount.</summary>
    public static async Task<MountedDisk?> TryMakeAsync()
    {
        var root = Directory.CreateTempSubdirectory("cloudbridge-disk-").FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={Megabytes}m"), "cloudbridge-disk", root) != 0)
        {
            Directory.Delete(root);
            return null;
        }

        var disk = new MountedDisk(root);
        Directory.CreateDirectory(disk.Folder);
        return disk;
    }

    public SqliteConnection Connect(string file) => SqliteDatabase.Open(file);

    public async Task FillAsync()
    {
        var bytes = new byte[1024 * 1024];
        await using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var size = bytes.Length; size > 0;)
        {
            try
            {
                await filler.WriteAsync(bytes.AsMemory(0, size));
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public async Task MakeReadOnlyAsync()
    {
        // A file that is open stays as it is; what is opened from now on, through this path, is read-only.
        if (await RunAsync("mount", "--bind", Folder, Folder) != 0 || await RunAsync("mount", "-o", "remount,bind,ro", Folder) != 0)
        {
            throw new InvalidOperationException("The folder could not be mounted read-only.");
        }

        _isReadOnly = true;
        File.Delete(Filler);
    }

    public async Task HealAsync()
    {
        if (_isReadOnly)
        {
            _isReadOnly = false;
            await RunAsync("umount", "-l", Folder);
        }

        File.Delete(Filler);
    }

    public async ValueTask DisposeAsync()
    {
        await HealAsync();
        await RunAsync("umount", "-l", _root);
        Directory.Delete(_root);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}

using System.Globalization;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>Checks whether the data folder can be written to, how much fits, and how fast it is safe on the disk.</summary>
internal static class DataFolderChecks
{
    private const long MegaByte = 1024 * 1024;
    private const long TooLittle = 50 * MegaByte;
    private const long Little = 500 * MegaByte;
    private const int Writes = 5;
    private static readonly TimeSpan SlowSync = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<DoctorCheck> Run(DoctorContext context)
    {
        var folder = context.DataFolder;
        var started = context.Time.GetTimestamp();
        var isNew = !Directory.Exists(folder);
        string? problem = null;
        TimeSpan[] syncs = [];
        try
        {
            Directory.CreateDirectory(folder);
            syncs = Sync(folder, context.Time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = error.Message;
        }

        if (problem is not null)
        {
            const string why = "Not tried: the data folder cannot be written to.";
            yield return new(
                DoctorCheck.General,
                "Data folder",
                CheckStatus.Failed,
                $"{folder} cannot be written to: {problem}",
                "Give the folder to the user this program runs as, or choose another with --Data:Folder=PATH.",
                context.Since(started));
            yield return new(DoctorCheck.General, "Disk space", CheckStatus.Skipped, why);
            yield return new(DoctorCheck.General, "Disk sync", CheckStatus.Skipped, why);
            yield break;
        }

        yield return new(DoctorCheck.General, "Data folder", CheckStatus.Ok, $"{folder} can be written to.", null, context.Since(started));
        yield return Space(new DriveInfo(folder).AvailableFreeSpace);
        yield return Synced(syncs);
        RemoveIfNew(folder, isNew);
    }

    public static DoctorCheck Space(long free)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / MegaByte:N0} MB are free.");
        return free < TooLittle ? new(
            DoctorCheck.General,
            "Disk space",
            CheckStatus.Failed,
            text,
            "Make room: the journal of requests stops when the disk is full.")
            : free < Little ? new(DoctorCheck.General, "Disk space", CheckStatus.Warning, text, "Make room before the disk is full.")
            : new(DoctorCheck.General, "Disk space", CheckStatus.Ok, text);
    }

    /// <summary>Judges the median, so that one busy moment of the disk says nothing.</summary>
    public static DoctorCheck Synced(IReadOnlyList<TimeSpan> syncs)
    {
        var median = syncs.Order().ElementAt(syncs.Count / 2);
        var text = string.Create(CultureInfo.InvariantCulture, $"A write is safe on the disk after {median.TotalMilliseconds:0.0} ms.");
        return median > SlowSync
            ? new(
                DoctorCheck.General,
                "Disk sync",
                CheckStatus.Warning,
                text,
                "Requests that are journaled wait for it: use a faster disk, or leave this one alone.",
                median.TotalMilliseconds)
            : new(DoctorCheck.General, "Disk sync", CheckStatus.Ok, text, null, median.TotalMilliseconds);
    }

    private static TimeSpan[] Sync(string folder, TimeProvider time)
    {
        var path = Path.Combine(folder, $"doctor-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose };
        using var file = new FileStream(path, options);
        var syncs = new TimeSpan[Writes];
        for (var i = 0; i < Writes; i++)
        {
            var started = time.GetTimestamp();
            file.Write(new byte[4096]);
            file.Flush(flushToDisk: true);
            syncs[i] = time.GetElapsedTime(started);
        }

        return syncs;
    }

    /// <summary>Leaves nothing behind: making the folder is for the server.</summary>
    private static void RemoveIfNew(string folder, bool isNew)
    {
        if (isNew && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}

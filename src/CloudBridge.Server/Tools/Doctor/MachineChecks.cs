using System.Globalization;
using System.Runtime.InteropServices;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>The program, the clock and the limits of the machine.</summary>
internal static class MachineChecks
{
    private const int FewFiles = 4096;
    private const string Limits = "/proc/self/limits";

    // Before this program was written: a clock that has never been set.
    private static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<DoctorCheck> Run(DoctorContext context)
    {
        yield return new(DoctorCheck.General, "Configuration", CheckStatus.Ok, $"No mistakes in {Sources(context)}.");
        yield return new(
            DoctorCheck.General,
            "Program",
            CheckStatus.Ok,
            $"CloudBridge {ServerVersion.Text} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}.");
        yield return Clock(context.Time.GetUtcNow());
        yield return File.Exists(Limits)
            ? OpenFiles(File.ReadLines(Limits))
            : new(DoctorCheck.General, "Open files", CheckStatus.Note, "Not checked on this system.");
    }

    public static DoctorCheck Clock(DateTimeOffset now) => now >= Earliest
        ? new(DoctorCheck.General, "Clock", CheckStatus.Ok, string.Create(CultureInfo.InvariantCulture, $"It is {now:yyyy-MM-dd HH:mm:ss} UTC."))
        : new(
            DoctorCheck.General,
            "Clock",
            CheckStatus.Failed,
            string.Create(CultureInfo.InvariantCulture, $"It is {now:yyyy-MM-dd} by this machine, which cannot be."),
            "Set the clock, best through NTP: certificates and sessions are checked by it.");

    /// <summary>The check of the number of files and sockets that the process may have open.</summary>
    /// <param name="limits">The lines of <c>/proc/self/limits</c>.</param>
    public static DoctorCheck OpenFiles(IEnumerable<string> limits)
    {
        var soft = DescriptorLimit.WordOf(limits);
        return soft == "unlimited" ? new(DoctorCheck.General, "Open files", CheckStatus.Ok, "There is no limit.")
            : !int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? new(
                DoctorCheck.General,
                "Open files",
                CheckStatus.Note,
                "The limit is not known.")
            : count < FewFiles ? new(
                DoctorCheck.General,
                "Open files",
                CheckStatus.Warning,
                $"The limit is {count}, and every player takes one.",
                DescriptorLimit.HowToRaise)
            : new(DoctorCheck.General, "Open files", CheckStatus.Ok, $"The limit is {count}.");
    }

    private static string Sources(DoctorContext context) =>
        string.Join(", ", context.Configuration.Entries.Values.Select(entry => entry.Source).Distinct().DefaultIfEmpty(EffectiveSettings.DefaultSource));
}

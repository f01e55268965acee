using System.Globalization;

namespace CloudBridge.Server.Program;

/// <summary>
/// The number of files and sockets that this process may have open; the runtime aborts a process that has no more.
/// </summary>
internal static class DescriptorLimit
{
    /// <summary>The advice for a limit that is too low.</summary>
    public const string HowToRaise = "Raise it: ulimit -n 65536, or LimitNOFILE=65536 in the systemd unit.";

    private const string Limits = "/proc/self/limits";

    /// <summary>The fewest that the server starts with.</summary>
    public const int Least = 512;

    /// <summary>The limit now; null when there is none, or it is not known.</summary>
    public static int? Read() => File.Exists(Limits) ? Of(File.ReadLines(Limits)) : null;

    /// <summary>The limit that the lines of <c>/proc/self/limits</c> tell.</summary>
    public static int? Of(IEnumerable<string> limits) =>
        int.TryParse(WordOf(limits), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>The limit as it is written there; empty when it is not.</summary>
    public static string WordOf(IEnumerable<string> limits)
    {
        var line = limits.FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, { } soft, ..] ? soft : "";
    }

    /// <summary>The sentence for an operator whose limit is too low; null when it is not.</summary>
    public static string? Fault(int? limit) => limit < Least
        ? string.Create(CultureInfo.InvariantCulture, $"This process may have {limit} files and sockets open, and the server needs {Least}. {HowToRaise}")
        : null;
}

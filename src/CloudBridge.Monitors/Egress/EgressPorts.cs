using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CloudBridge.Monitors.Egress;

/// <summary>Ports that web sites are on, and ports that nobody may make us speak to.</summary>
public static class EgressPorts
{
    /// <summary>
    /// The ports on which something listens that a few lines of HTTP can harm or wake: mail, shells, file shares, databases,
    /// queues, cluster managers. What browsers refuse is in it too.
    /// </summary>
    private static readonly FrozenSet<int> Never = FrozenSet.Create(
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123,
        135, 137, 138, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 623, 636, 873,
        989, 990, 993, 995, 1433, 1434, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2222, 2375, 2376, 2377, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 4369,
        5060, 5061, 5222, 5432, 5433, 5671, 5672, 5900, 5901, 5984, 6000, 6379, 6380, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7000, 7001,
        8086, 8125, 8300, 8301, 8500, 8883, 9042, 9092, 9160, 9200, 9300, 10080, 10250, 10255, 11211, 15672, 16379, 25672, 26257, 26379, 27017, 27018,
        27019, 28015, 29015, 61613, 61616);

    /// <summary>80, 443, 3000, 5000, 8080 and 8443.</summary>
    public static IReadOnlyList<int> Default { get; } = [80, 443, 3000, 5000, 8080, 8443];

    /// <summary>Tells whether a port is never asked, whatever the operator says.</summary>
    public static bool IsNever(int port) => Never.Contains(port);

    /// <summary>Reads a port that an operator allows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="port">The port; 0 when it cannot be read.</param>
    /// <param name="fault">What is wrong, as the end of a sentence; null when nothing is.</param>
    public static bool TryParse(string text, out int port, [NotNullWhen(false)] out string? fault)
    {
        var isPort = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue;
        fault = !isPort ? "is no port." : IsNever(port) ? "is never asked, because something else than a web site is usually there." : null;
        port = fault is null ? port : 0;
        return fault is null;
    }

    /// <summary>The ports of a policy in words.</summary>
    internal static string Describe(EgressPolicy policy)
    {
        var ports = string.Join(", ", policy.Ports.Order().Select(port => port.ToString(CultureInfo.InvariantCulture)));
        return policy.AllowHighPorts ? $"{ports} and most from 1024 on" : ports;
    }
}

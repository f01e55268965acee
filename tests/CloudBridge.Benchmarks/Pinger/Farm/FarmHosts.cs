using System.Globalization;
using System.Net;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.Benchmarks.Pinger.Farm;

/// <summary>Gives each target of the farm a loopback address of its own.</summary>
internal sealed class FarmHosts : IHostResolver
{
    public const string Domain = "farm.test";

    public static IPAddress AddressOf(int target) => new([127, (byte)(1 + (target >> 16)), (byte)(target >> 8), (byte)target]);

    public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var number = host.AsSpan(1, host.IndexOf('.', StringComparison.Ordinal) - 1);
        return new([AddressOf(int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))]);
    }
}

using System.Globalization;

namespace CloudBridge.Benchmarks.Pinger.Farm;

/// <summary>Where the farm is: its ports, and the file with its authority.</summary>
internal sealed record FarmAddress(int HttpsPort, int HttpPort, string RootFile)
{
    /// <summary>The name of a target.</summary>
    public static string HostOf(int target) => string.Create(CultureInfo.InvariantCulture, $"t{target}.{FarmHosts.Domain}");

    /// <summary>The address of a target as our probe is given it.</summary>
    public string UrlOf(int target, bool isHttps) =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme(isHttps)}://{HostOf(target)}:{Port(isHttps)}/");

    /// <summary>The address of a target for somebody who cannot resolve its name.</summary>
    public string NumericUrlOf(int target, bool isHttps) =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme(isHttps)}://{FarmHosts.AddressOf(target)}:{Port(isHttps)}/");

    public string[] ToArguments() => [HttpsPort.ToString(CultureInfo.InvariantCulture), HttpPort.ToString(CultureInfo.InvariantCulture), RootFile];

    public static FarmAddress Parse(string[] arguments) =>
        new(int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments[2]);

    private static string Scheme(bool isHttps) => isHttps ? "https" : "http";

    private int Port(bool isHttps) => isHttps ? HttpsPort : HttpPort;
}

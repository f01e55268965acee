using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>The things that the checks look at.</summary>
/// <param name="Configuration">The configuration; it has no faults.</param>
/// <param name="Clouds">The clouds of it, which the checks fill in.</param>
/// <param name="Terminal">The process, its folder and its clock.</param>
internal sealed record DoctorContext(
    ServerConfiguration Configuration,
    IReadOnlyDictionary<string, CloudOptions> Clouds,
    Terminal Terminal)
{
    /// <summary>The embedded cloud server.</summary>
    public CloudServerOptions CloudServer { get; } = Configuration.CloudServer();

    public TimeProvider Time => Terminal.Time;

    /// <summary>The folder in which the server keeps its files.</summary>
    public string DataFolder => PathOf(Configuration.Get<DataOptions>(DataOptions.Section).Folder);

    public static DoctorContext Of(ServerConfiguration configuration, Terminal terminal) =>
        new(configuration, configuration.Clouds(), terminal);

    /// <summary>A path of the configuration as the server would find it.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Terminal.WorkingDirectory);

    /// <summary>Milliseconds since a timestamp of the clock.</summary>
    public double Since(long timestamp) => Math.Round(Time.GetElapsedTime(timestamp).TotalMilliseconds, 1);
}

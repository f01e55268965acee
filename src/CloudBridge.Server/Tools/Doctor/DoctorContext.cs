using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>What the checks look at.</summary>
/// <param name="Configuration">The configuration; it has no faults.</param>
/// <param name="Options">The same as objects.</param>
/// <param name="Terminal">The process, its folder and its clock.</param>
internal sealed record DoctorContext(ServerConfiguration Configuration, ServerOptions Options, Terminal Terminal)
{
    public static DoctorContext Of(ServerConfiguration configuration, Terminal terminal) => new(configuration, configuration.Options, terminal);

    public TimeProvider Time => Terminal.Time;

    /// <summary>A path of the configuration as the server would find it.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Terminal.WorkingDirectory);

    /// <summary>Milliseconds since a timestamp of the clock.</summary>
    public double Since(long timestamp) => Math.Round(Time.GetElapsedTime(timestamp).TotalMilliseconds, 1);
}

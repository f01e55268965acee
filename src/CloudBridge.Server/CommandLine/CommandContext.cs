using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine;

/// <summary>The process around a verb and the settings of the command line.</summary>
internal sealed record CommandContext(Terminal Terminal, IReadOnlyList<KeyValuePair<string, string?>> Settings)
{
    /// <summary>Reads the configuration; it may have faults.</summary>
    public ServerConfiguration LoadConfiguration(string? file) =>
        ServerFeatures.Loader.Load(new ConfigurationRequest(Terminal.WorkingDirectory, file, Terminal.Variables, Settings));
}

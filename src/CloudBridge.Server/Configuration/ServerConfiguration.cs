using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Storage;

namespace CloudBridge.Server.Configuration;

/// <summary>The configuration that results from all sources.</summary>
/// <param name="Entries">What is set, by its full key; later sources have replaced earlier ones.</param>
/// <param name="Faults">What is wrong. Nothing may start unless this is empty.</param>
internal sealed record ServerConfiguration(IReadOnlyDictionary<string, SettingEntry> Entries, IReadOnlyList<ConfigurationFault> Faults)
{
    /// <summary>The entries in the form that the framework binds and Serilog reads.</summary>
    public IConfigurationRoot Root { get; } = new ConfigurationBuilder()
        .AddInMemoryCollection(Entries.Values.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)))
        .Build();

    /// <summary>Where relative paths begin.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>Where the server keeps its files.</summary>
    public DataFolder DataFolder => new(Path.Combine(WorkingDirectory, Options.Data.Folder));

    /// <summary>New objects each time, as a start fills in what is left out.</summary>
    public ServerOptions Options => ServerOptions.From(Root);
}

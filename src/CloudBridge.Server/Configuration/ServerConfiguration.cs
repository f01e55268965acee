using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Storage;

namespace CloudBridge.Server.Configuration;

/// <summary>The configuration that results from all sources.</summary>
/// <param name="Settings">Every key there is.</param>
/// <param name="Entries">The keys that are set, by their full names; later sources have replaced earlier ones.</param>
/// <param name="Faults">The mistakes in it. Nothing may start unless this is empty.</param>
internal sealed record ServerConfiguration(
    SettingTree Settings,
    IReadOnlyDictionary<string, SettingEntry> Entries,
    IReadOnlyList<ConfigurationFault> Faults)
{
    /// <summary>The entries in the form that the framework binds and Serilog reads.</summary>
    public IConfigurationRoot Root { get; } = new ConfigurationBuilder()
        .AddInMemoryCollection(Entries.Values.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)))
        .Build();

    /// <summary>The folder in which relative paths begin.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The folder in which the server keeps its files.</summary>
    public DataFolder DataFolder => new(Path.Combine(WorkingDirectory, Get<DataOptions>(DataOptions.Section).Folder));

    /// <summary>A section as an object; a new one each time, as a start fills in what is left out.</summary>
    public T Get<T>(string section)
        where T : new() => Root.GetSection(section).Get<T>() ?? new T();

    /// <summary>The sections inside a section by their names; new objects each time.</summary>
    public IReadOnlyDictionary<string, T> GetNamed<T>(string section)
        where T : new() => Root.GetSection(section).GetChildren().ToDictionary(child => child.Key, child => child.Get<T>() ?? new T());
}

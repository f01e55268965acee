using CloudBridge.Server.Configuration.Settings;

namespace CloudBridge.Server.Configuration;

/// <summary>Reads, merges and checks the configuration; finds all faults, not only the first.</summary>
/// <param name="settings">Every key there is.</param>
/// <param name="rules">Finds what is wrong between settings that are right by themselves.</param>
internal sealed class ConfigurationLoader(SettingTree settings, Func<ServerConfiguration, IEnumerable<ConfigurationFault>> rules)
{
    public ServerConfiguration Load(ConfigurationRequest request)
    {
        var faults = new List<ConfigurationFault>();
        var merge = new SettingMerge(settings, faults);
        foreach (var source in new ConfigurationSources(request, faults).Read())
        {
            merge.Add(source);
        }

        return Check(new ServerConfiguration(settings, merge.Entries, faults) { WorkingDirectory = request.WorkingDirectory });
    }

    /// <summary>A configuration from keys and values alone, without files or environment.</summary>
    public ServerConfiguration Of(IReadOnlyDictionary<string, string> values)
    {
        var faults = new List<ConfigurationFault>();
        var merge = new SettingMerge(settings, faults);
        merge.Add([.. values.Select(setting => new SettingEntry(setting.Key, setting.Value, "program"))]);
        return Check(new ServerConfiguration(settings, merge.Entries, faults));
    }

    private ServerConfiguration Check(ServerConfiguration configuration) =>
        configuration with { Faults = [.. configuration.Faults, .. rules(configuration)] };
}

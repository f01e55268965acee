using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Configuration;

/// <summary>Reads, merges and checks the configuration; finds all faults, not only the first.</summary>
internal static class ConfigurationLoader
{
    public static ServerConfiguration Load(ConfigurationRequest request)
    {
        var faults = new List<ConfigurationFault>();
        var merge = new SettingMerge(faults);
        foreach (var source in new ConfigurationSources(request, faults).Read())
        {
            merge.Add(source);
        }

        return Check(new ServerConfiguration(merge.Entries, faults) { WorkingDirectory = request.WorkingDirectory });
    }

    /// <summary>A configuration from keys and values alone, without files or environment.</summary>
    public static ServerConfiguration Of(IReadOnlyDictionary<string, string> settings)
    {
        var faults = new List<ConfigurationFault>();
        var merge = new SettingMerge(faults);
        merge.Add([.. settings.Select(setting => new SettingEntry(setting.Key, setting.Value, "program"))]);
        return Check(new ServerConfiguration(merge.Entries, faults));
    }

    private static ServerConfiguration Check(ServerConfiguration configuration) =>
        configuration with { Faults = [.. configuration.Faults, .. ServerOptionsRules.Faults(configuration)] };
}

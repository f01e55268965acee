using CloudBridge.Server.Configuration.Settings;

namespace CloudBridge.Server.Configuration;

/// <summary>Reads the sources in the order in which later ones replace earlier ones.</summary>
internal sealed class ConfigurationSources(ConfigurationRequest request, ICollection<ConfigurationFault> faults)
{
    public const string FileName = "appsettings.json";
    public const string VariablePrefix = "CLOUDBRIDGE__";

    public IEnumerable<IReadOnlyList<SettingEntry>> Read()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, FileName);
        var local = Path.Combine(request.WorkingDirectory, FileName);
        yield return FromFile(shipped, isRequired: false, $"shipped {FileName}");
        if (Path.GetFullPath(local) != Path.GetFullPath(shipped))
        {
            yield return FromFile(local, isRequired: false);
        }

        if (request.File is { } named)
        {
            yield return FromFile(Path.Combine(request.WorkingDirectory, named), isRequired: true);
        }

        yield return FromVariables();
        yield return FromArguments();
    }

    private List<SettingEntry> FromFile(string path, bool isRequired, string? name = null)
    {
        if (!File.Exists(path))
        {
            if (isRequired)
            {
                faults.Add(new(path, "is not there. Check the path after --config."));
            }

            return [];
        }

        try
        {
            var configuration = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path)).Build();
            return [.. configuration.AsEnumerable().Select(pair => new SettingEntry(pair.Key, pair.Value, name ?? path))];
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            faults.Add(new(path, $"cannot be read: {error.GetBaseException().Message}"));
            return [];
        }
    }

    private List<SettingEntry> FromVariables() =>
    [
        .. from variable in request.Variables
           where variable.Key.StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase)
           orderby variable.Key
           let key = variable.Key[VariablePrefix.Length..].Replace("__", ":", StringComparison.Ordinal)
           select new SettingEntry(key, variable.Value, $"environment variable {variable.Key}"),
    ];

    private List<SettingEntry> FromArguments()
    {
        var entries = new List<SettingEntry>();
        foreach (var (key, value) in request.Arguments)
        {
            if (value is null)
            {
                faults.Add(new(key, "needs a value.", "command line", Example: $"--{key}=VALUE"));
                continue;
            }

            entries.Add(new SettingEntry(key, value, "command line"));
        }

        return entries;
    }
}

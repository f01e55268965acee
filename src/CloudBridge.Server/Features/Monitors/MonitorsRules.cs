using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using Npgsql;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>The rules about the settings of monitors.</summary>
internal static class MonitorsRules
{
    private const string IdentityCloud = $"{MonitorsOptions.Section}:{nameof(MonitorsOptions.IdentityCloud)}";
    private const string References = $"{MonitorsOptions.Section}:{nameof(MonitorsOptions.References)}";
    private const string ConnectionString = $"{MonitorsOptions.Section}:{nameof(MonitorsOptions.ConnectionString)}";

    public static IEnumerable<ConfigurationFault> Faults(ServerConfiguration configuration)
    {
        var options = configuration.Get<MonitorsOptions>(MonitorsOptions.Section);
        return options.Enabled
            ? Identity(options.IdentityCloud, configuration).Concat(Connection(options.ConnectionString)).Concat(Addresses(options.References))
            : [];
    }

    private static IEnumerable<ConfigurationFault> Identity(string? cloud, ServerConfiguration configuration)
    {
        var withLog = configuration.Clouds().Where(known => known.Value is { Enabled: true, Kind: CloudKind.Scratch }).Select(known => known.Key).ToArray();
        if (cloud is not { } chosen)
        {
            if (withLog.Length > 1)
            {
                yield return new(
                    IdentityCloud,
                    $"is not set, and {withLog.Length} clouds have a log. "
                        + "The same name on two clouds may be two people, so only one can name the owners of monitors.",
                    Allowed: string.Join(", ", withLog),
                    Example: $"{IdentityCloud}={withLog[0]}");
            }
        }
        else if (!withLog.Contains(chosen, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(
                IdentityCloud,
                $"is {chosen}, which is not a cloud here that is enabled and has a log.",
                Allowed: withLog.Length == 0 ? "the name of a cloud of the kind Scratch" : string.Join(", ", withLog));
        }
    }

    /// <summary>Never shows the text, which may hold a password.</summary>
    private static IEnumerable<ConfigurationFault> Connection(string? text)
    {
        if (text is not null && !IsUsable(text))
        {
            yield return new(
                ConnectionString,
                "cannot be read, or names no host.",
                Allowed: "what Npgsql reads",
                Example: $"{ConnectionString}=Host=127.0.0.1;Database=cloudbridge;Username=cloudbridge;Password=...");
        }
    }

    private static IEnumerable<ConfigurationFault> Addresses(IEnumerable<string> references) =>
        from reference in references
        where !Uri.TryCreate(reference, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        select new ConfigurationFault(
            References,
            $"has \"{reference}\", which is no web address.",
            Allowed: "addresses that begin with http:// or https://",
            Example: $"{References}=https://example.org/");

    private static bool IsUsable(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return false;
        }
    }
}

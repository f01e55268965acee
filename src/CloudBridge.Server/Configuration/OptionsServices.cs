using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Configuration;

/// <summary>Gives services the sections of the configuration that they work by.</summary>
internal static class OptionsServices
{
    /// <summary>Adds a section as <see cref="IOptions{TOptions}"/>.</summary>
    public static IServiceCollection AddSection<T>(
        this IServiceCollection services,
        ServerConfiguration configuration,
        string section)
        where T : class, new() => services.AddSingleton(Options.Create(configuration.Get<T>(section)));
}

using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CloudBridge.Monitors;

/// <summary>Adds what can be done with monitors.</summary>
public static class MonitorServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IMonitorService"/>. The stores, <see cref="IPinger"/>, <see cref="IEgressDialer"/>, a clock and
    /// logging must be there; an <see cref="IUserFacts"/> may be.
    /// </summary>
    public static IServiceCollection AddMonitorService(this IServiceCollection services, MonitorRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        services.TryAddSingleton<IUserFacts, NoUserFacts>();
        return services.AddSingleton(rules)
            .AddSingleton<AddressCheck>()
            .AddSingleton<OwnerLocks>()
            .AddSingleton<HistoryCleanup>()
            .AddSingleton<IMonitorService, MonitorService>();
    }

    /// <summary>Adds what pauses monitors that nobody looks after, once an hour.</summary>
    public static IServiceCollection AddMonitorJanitor(this IServiceCollection services) =>
        services.AddHostedService<MonitorJanitor>();

    /// <summary>Knows nobody.</summary>
    private sealed class NoUserFacts : IUserFacts
    {
        public ValueTask<UserFacts> FindAsync(string name, CancellationToken cancellationToken) => new(UserFacts.Unknown);
    }
}

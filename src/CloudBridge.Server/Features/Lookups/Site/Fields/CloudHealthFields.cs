using System.Globalization;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>How the cloud server is.</summary>
internal sealed class CloudHealthFields : FieldTable<CloudHealth>
{
    public CloudHealthFields()
    {
        AddTruth("ready", "1 when its database is ready", health => health.IsRedisReady, isUsual: true);
        AddTruth("connected", "1 when it reaches its database", health => health.IsRedisConnected, isUsual: true);
        AddNumber("uptime", "for how many seconds it has been running", health => (long?)health.Uptime?.TotalSeconds, isUsual: true);
        AddText("load", "the load of its machine over 1, 5 and 15 minutes", health => string.Join(" ", health.Load.Select(load => load.ToString("0.####################", CultureInfo.InvariantCulture))));
    }
}

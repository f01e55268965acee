using System.Globalization;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of how the Scratch API is.</summary>
internal sealed class HealthFields : FieldTable<ScratchHealth>
{
    public HealthFields()
    {
        AddNumber("uptime", "how long it has run; Scratch does not say in which unit, it looks like milliseconds", health => health.Uptime, isUsual: true);
        AddText("load1", "its load over the last minute", health => LoadOf(health, 0), isUsual: true);
        AddText("load5", "its load over the last 5 minutes", health => LoadOf(health, 1), isUsual: true);
        AddText("load15", "its load over the last 15 minutes", health => LoadOf(health, 2), isUsual: true);
        AddText("version", "what it runs", health => health.Version);
        AddDate("sql_started", "when its database was started; empty where Scratch does not say", health => health.Sql?.Started);
        AddTruth("sql_ssl", "1 when connections to its database are encrypted", health => health.Sql?.IsEncrypted);
        AddNumber("sql_min", "the fewest connections to its database", health => health.Sql?.Min);
        AddNumber("sql_max", "the most connections to its database", health => health.Sql?.Max);
    }

    private static string? LoadOf(ScratchHealth health, int place) =>
        place < health.Load.Count ? health.Load[place].ToString("0.####################", CultureInfo.InvariantCulture) : null;
}

using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A month of a chart.</summary>
internal sealed class MonthFields : FieldTable<MonthlyPoint>
{
    public MonthFields()
    {
        AddDate("month", "the month", point => point.Month, isUsual: true);
        AddNumber("count", "how many", point => point.Count, isUsual: true);
    }
}

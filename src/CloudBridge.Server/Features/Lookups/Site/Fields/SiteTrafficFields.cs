using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>Visits to Scratch.</summary>
internal sealed class SiteTrafficFields : FieldTable<SiteTraffic>
{
    public SiteTrafficFields()
    {
        AddNumber("pageviews", "pages that were looked at", traffic => traffic.PageViews, isUsual: true);
        AddNumber("visitors", "visitors", traffic => traffic.Visitors, isUsual: true);
        AddNumber("sessions", "visits", traffic => traffic.Sessions, isUsual: true);
        AddDate("counted", "when it was counted", traffic => traffic.CountedAt);
    }
}

using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>How much there is on Scratch.</summary>
internal sealed class SiteStatisticsFields : FieldTable<SiteStatistics>
{
    public SiteStatisticsFields()
    {
        AddNumber("projects", "shared projects", statistics => statistics.Projects, isUsual: true);
        AddNumber("users", "registered users", statistics => statistics.Users, isUsual: true);
        AddNumber("studios", "studios", statistics => statistics.Studios, isUsual: true);
        AddNumber("comments", "comments of all kinds", statistics => statistics.Comments, isUsual: true);
        AddNumber("projectcomments", "comments on projects", statistics => statistics.ProjectComments);
        AddNumber("profilecomments", "comments on profiles", statistics => statistics.ProfileComments);
        AddNumber("studiocomments", "comments in studios", statistics => statistics.StudioComments);
        AddDate("counted", "when it was counted", statistics => statistics.CountedAt);
    }
}

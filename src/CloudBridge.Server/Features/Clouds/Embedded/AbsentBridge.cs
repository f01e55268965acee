using CloudBridge.CloudServer;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>Tells projects in whose room no bridge is whether one is meant to be there.</summary>
internal static class AbsentBridge
{
    /// <summary>A rule for each pair of variables in which clouds ask and are answered.</summary>
    public static IReadOnlyList<AbsentHostRule> RulesFor(IReadOnlyList<CloudOptions> clouds) =>
    [
        .. clouds.GroupBy(cloud => (cloud.RequestVariable, Answer: CloudVariables.Of(cloud).Answers[0])).Select(group =>
            new AbsentHostRule(
                CloudNames.WithPrefix(group.Key.RequestVariable),
                CloudNames.WithPrefix(group.Key.Answer),
                NoticesOf([.. group]))),
    ];

    private static Func<string, string?> NoticesOf(CloudOptions[] clouds)
    {
        var count = 0;
        return project =>
        {
            var isServed = Array.Exists(clouds, cloud => ProjectIds.Serves(cloud, project));
            return AbsenceNotice.Write(isServed ? Absence.Away : Absence.Unserved, Interlocked.Increment(ref count));
        };
    }
}

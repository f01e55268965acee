using CloudBridge.EndToEnd.Tests.Browser;
using CloudBridge.EndToEnd.Tests.SlowFrames;
using Xunit.Abstractions;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>Begins with the collections that take the longest, so that none of them is left over when the others are through.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        [WithChromium.Name, nameof(MonitorTests), nameof(SlowServerTests), nameof(SlowEngineTests), nameof(EngineTests), nameof(MonitorEventTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Rank(collection.DisplayName));

    private static int Rank(string collection)
    {
        var rank = Array.FindIndex(Longest, name => collection == name || collection.EndsWith($".{name}", StringComparison.Ordinal));
        return rank < 0 ? Longest.Length : rank;
    }
}

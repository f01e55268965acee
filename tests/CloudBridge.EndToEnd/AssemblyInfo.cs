// Most tests wait most of the time, for frames, for lost values, for the interval of a check. Those that measure are in the collection Alone.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: TestCollectionOrderer("CloudBridge.EndToEnd.Tests.LongestFirst", "CloudBridge.EndToEnd")]

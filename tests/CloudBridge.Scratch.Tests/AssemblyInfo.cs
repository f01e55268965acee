// The tests move a clock whenever the thread pool has nothing to do: side by side they would move it for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

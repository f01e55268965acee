// The tests share two cores with the programs they start: side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

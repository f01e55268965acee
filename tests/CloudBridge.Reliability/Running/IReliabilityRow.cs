namespace CloudBridge.Reliability.Running;

/// <summary>One claim and the way it is proven.</summary>
internal interface IReliabilityRow
{
    /// <summary>What the claim is called on the command line and in the table.</summary>
    string Name { get; }

    /// <summary>What must hold, in one sentence.</summary>
    string Claim { get; }

    /// <summary>The longest the row may take; beyond it the row has failed.</summary>
    TimeSpan Bound => TimeSpan.FromMinutes(30);

    /// <summary>Tries to prove it wrong.</summary>
    /// <exception cref="OperationCanceledException">The token told to stop.</exception>
    Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken);
}

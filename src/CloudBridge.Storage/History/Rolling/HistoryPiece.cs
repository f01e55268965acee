using CloudBridge.Storage.History.Tables;

namespace CloudBridge.Storage.History.Rolling;

/// <summary>A piece of maintenance that is done in one transaction together with the marks that say so, or not at all.</summary>
/// <param name="Before">The marks it was planned with; when they have moved meanwhile, it is not done.</param>
/// <param name="After">The marks when it is done.</param>
internal sealed record HistoryPiece(HistoryMarks Before, HistoryMarks After)
{
    /// <summary>The work to be done besides.</summary>
    public Func<HistoryTables, Task> WorkAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>True when no append may be under way meanwhile.</summary>
    public bool HoldsAppends { get; init; } = After.ClosedHour != Before.ClosedHour || After.CheckFloor != Before.CheckFloor;

    /// <summary>True when marks go back that were in the future.</summary>
    public bool GoesBack => After.ClosedHour < Before.ClosedHour || After.CheckFloor < Before.CheckFloor;

    /// <summary>Does it.</summary>
    /// <returns>False when it is to be planned anew.</returns>
    public async Task<bool> DoAsync(HistoryTables tables)
    {
        if (HoldsAppends)
        {
            await tables.HoldAppendsAsync().ConfigureAwait(false);
        }

        if (!await tables.MoveMarksAsync(Before.Version, After).ConfigureAwait(false))
        {
            return false;
        }

        await WorkAsync(tables).ConfigureAwait(false);
        return true;
    }
}

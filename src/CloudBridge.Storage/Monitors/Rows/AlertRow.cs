namespace CloudBridge.Storage.Monitors.Rows;

/// <summary>The part of an alert that is in the row of <c>alert</c> itself.</summary>
internal sealed class AlertRow
{
    /// <summary>Its columns; the table must be called a.</summary>
    public const string Columns = "a.id AS Id, a.tries AS Tries, a.due_at AS DueAt";

    public long Id { get; init; }

    public long Tries { get; init; }

    public long DueAt { get; init; }
}

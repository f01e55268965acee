namespace CloudBridge.Reliability.Rows.Order;

/// <summary>One operation on an outbox.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Number">Parts, frames or the like, 1 to 7.</param>
/// <param name="Other">Which answer or variable, 0 to 20.</param>
internal sealed record OutboxStep(OutboxAction Kind, int Number, int Other);

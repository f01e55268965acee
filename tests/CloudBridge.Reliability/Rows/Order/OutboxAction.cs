namespace CloudBridge.Reliability.Rows.Order;

/// <summary>What can be done to an outbox.</summary>
internal enum OutboxAction
{
    AddAnswer,
    AddPlain,
    Take,
    Confirm,
    Break,
    Rerequest,
    Replay,
}

namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>One call of a sequence: what, on whom of a few, and with which of a few values.</summary>
internal sealed record StoreStep(StoreStepKind Kind, int Who, int What);

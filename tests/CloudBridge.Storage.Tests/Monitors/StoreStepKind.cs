namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>The calls of the stores that change something, and a restart.</summary>
internal enum StoreStepKind
{
    AddAccount,
    Touch,
    DeleteAccount,
    AddMonitor,
    Update,
    HeadFails,
    DeleteMonitor,
    Transition,
    AddKey,
    RevokeKey,
    TouchKey,
    AddChannel,
    DeleteChannel,
    EndAlert,
    PutOffAlert,
    Reopen,
}

namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>How a project receives answers. Those in use differ in when they ask for a part that is missing.</summary>
public enum Receiving
{
    /// <summary>As CloudBridge's own blocks for this format do: as soon as a part is missing below one that came.</summary>
    AsksWhileASlotIsEmpty,

    /// <summary>As the official template does: only once the last part has come.</summary>
    AsksAfterTheLastPart,

    /// <summary>As the official template of 2023 does.</summary>
    NeverAsks,
}

namespace CloudBridge.Storage.Tests.CloudStorage;

/// <summary>One call of a sequence.</summary>
internal sealed record Step(StepKind Kind, int Database, string Key, string Value);

/// <summary>Which call.</summary>
internal enum StepKind
{
    Set,
    Get,
    Delete,
    Increment,
    Append,
    Create,
    Drop,
    Top,
    Restart,
}

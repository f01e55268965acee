namespace CloudBridge.CloudServer;

/// <summary>The changes in a room since it was saved last.</summary>
/// <param name="ProjectId">The id of its project.</param>
/// <param name="Variables">The latest of each variable that changed; none when the room is only in use.</param>
public sealed record KeptRoom(string ProjectId, IReadOnlyList<KeptVariable> Variables)
{
    /// <summary>Bytes of the names and lines.</summary>
    public long Bytes { get; } = Variables.Sum(variable => variable.Name.Length + (long)(variable.Line?.Length ?? 0));
}

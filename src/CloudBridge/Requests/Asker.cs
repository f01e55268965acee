namespace CloudBridge;

/// <summary>Who asked.</summary>
/// <param name="Name">The user name; null when unknown.</param>
/// <param name="Evidence">How sure the bridge is of the name.</param>
public sealed record Asker(string? Name, AskerEvidence Evidence)
{
    /// <summary>An asker of whom nothing is known.</summary>
    public static Asker Unknown { get; } = new(null, AskerEvidence.None);
}

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>One thing that was checked; <c>doctor --json</c> prints a list of them.</summary>
/// <param name="Group">What it belongs to: <c>General</c>, or a cloud and its project.</param>
/// <param name="Name">What was checked.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Detail">The same in a sentence, free of secrets.</param>
/// <param name="Hint">What to do; null when there is nothing to do.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record DoctorCheck(
    string Group,
    string Name,
    CheckStatus Status,
    string Detail,
    string? Hint = null,
    double Milliseconds = 0)
{
    /// <summary>The group of what does not belong to a cloud.</summary>
    public const string General = "General";
}

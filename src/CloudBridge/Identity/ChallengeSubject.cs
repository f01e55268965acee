namespace CloudBridge.Identity;

/// <summary>Whom a challenge code is for, and for what. A code made for one subject is worth nothing for another.</summary>
/// <param name="Purpose">What the code allows, such as <see cref="RequestPurpose"/>.</param>
/// <param name="Cloud">The name of the cloud, as configured.</param>
/// <param name="Project">The project in which the code must be sent.</param>
/// <param name="Name">The user name that must send it; without regard to case.</param>
public sealed record ChallengeSubject(string Purpose, string Cloud, string Project, string Name)
{
    /// <summary>The code goes with one request that needs <see cref="AskerEvidence.Proven"/>.</summary>
    public const string RequestPurpose = "request";

    /// <summary>As the project: the code may be sent in whichever project of the cloud.</summary>
    public const string AnyProject = "";

    /// <summary>True for the same purpose, cloud and project, and the same name in whatever case.</summary>
    public bool Equals(ChallengeSubject? other) =>
        other is not null && Purpose == other.Purpose && Project == other.Project
        && string.Equals(Cloud, other.Cloud, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Purpose, Project, StringComparer.OrdinalIgnoreCase.GetHashCode(Name));
}

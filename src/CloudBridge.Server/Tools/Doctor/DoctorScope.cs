namespace CloudBridge.Server.Tools.Doctor;

/// <summary>What <c>doctor</c> is to check beside the machine.</summary>
/// <param name="Cloud">The one cloud; null for all that are enabled.</param>
/// <param name="Project">The one project; null for all that they serve.</param>
/// <param name="File">A project file; null for none.</param>
internal sealed record DoctorScope(string? Cloud, string? Project, string? File);

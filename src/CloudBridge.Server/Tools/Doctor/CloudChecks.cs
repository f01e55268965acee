using System.Globalization;
using CloudBridge.Clouds;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>Proves what one project's cloud can do, and says it as checks.</summary>
internal sealed class CloudChecks(ICapabilityProbe probe, DoctorContext context)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<DoctorCheck>> RunAsync(
        string name,
        CloudOptions cloud,
        string project,
        CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var report = await probe.RunAsync(name, cloud, project, cancellationToken);
        var group = GroupOf(name, project);
        IEnumerable<DoctorCheck> checks = report.Findings.Select(finding => Of(group, finding));
        return report.ClockAhead is { } ahead ? [.. checks, Clock(group, ahead)] : [.. checks];
    }

    public static string GroupOf(string name, string project) => $"Cloud {name}, project {project}";

    private static DoctorCheck Of(string group, CapabilityFinding finding) =>
        new(group, NameOf(finding.Step), StatusOf(finding.Verdict), finding.Detail, finding.Hint, Math.Round(finding.Elapsed.TotalMilliseconds, 1));

    /// <summary>The cloud tells whole seconds, and the answer was on its way for a while.</summary>
    private static DoctorCheck Clock(string group, TimeSpan ahead) => ahead.Duration() <= ClockTolerance
        ? new(group, "Clock", CheckStatus.Ok, "The clock of the cloud agrees with ours.")
        : new(
            group,
            "Clock",
            CheckStatus.Warning,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The clock of the cloud is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} ours."),
            "Set the clock of this machine through NTP. The bridge goes by the clock of the cloud where it matters.");

    private static string NameOf(CapabilityStep step) => step switch
    {
        CapabilityStep.SignIn => "Sign-in",
        CapabilityStep.VerifiedAsker => "Verified asker",
        _ => step.ToString(),
    };

    private static CheckStatus StatusOf(CapabilityVerdict verdict) => verdict switch
    {
        CapabilityVerdict.Proven => CheckStatus.Ok,
        CapabilityVerdict.Failed => CheckStatus.Failed,
        CapabilityVerdict.Skipped => CheckStatus.Skipped,
        _ => CheckStatus.Note,
    };
}

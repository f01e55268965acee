using System.Globalization;
using CloudBridge.Clouds;

namespace CloudBridge.Probing;

/// <summary>Judges what a probe has seen by what the cloud declares.</summary>
internal sealed class ProbeVerdicts(CapabilityTarget target, ProbeFacts facts)
{
    private readonly CloudCapabilities _declared = target.Profile.Declared;

    private bool IsLogged => facts.LoggedAfter is not null;

    private bool IsOurs => string.Equals(facts.LoggedUser, target.Cloud.User, StringComparison.OrdinalIgnoreCase);

    private PushProof Proof => facts.PushedAfter is not null ? PushProof.Pushed
        : !facts.WentWell(CapabilityStep.Push) ? PushProof.Untried
        : IsLogged ? PushProof.OnlyLogged
        : PushProof.Lost;

    public CapabilityReport Report()
    {
        CapabilityFinding?[] findings = [SignIn(), Connection(), Push(), Snapshot(), History(), Asker()];
        var proven = Flag(CloudCapabilities.Push, facts.PushedAfter is not null)
            | Flag(CloudCapabilities.Snapshot, facts.IsInSnapshot)
            | Flag(CloudCapabilities.History, IsLogged)
            | Flag(CloudCapabilities.VerifiedAsker, IsLogged && IsOurs);
        return new(target.CloudName, target.Project, _declared, proven, Proof, facts.ClockAhead, [.. findings.OfType<CapabilityFinding>()]);
    }

    private CapabilityFinding? SignIn() => !facts.HasAccount ? null
        : Failure(CapabilityStep.SignIn) ?? Finding(CapabilityStep.SignIn, CapabilityVerdict.Proven, $"Signed in as {target.Cloud.User}.");

    private CapabilityFinding Connection() => facts.Failures.ContainsKey(CapabilityStep.SignIn)
        ? Skipped(CapabilityStep.Connection, "signing in failed")
        : Failure(CapabilityStep.Connection) ?? Finding(
            CapabilityStep.Connection,
            CapabilityVerdict.Proven,
            $"Joined the project {target.Project} as {target.Cloud.User}.");

    private CapabilityFinding Push() => !facts.WentWell(CapabilityStep.Connection) ? Skipped(CapabilityStep.Push, "there is no connection")
        : Failure(CapabilityStep.Push)
        ?? (facts.PushedAfter is { } after ? Works(
            CapabilityStep.Push,
            CloudCapabilities.Push,
            $"A value that one connection wrote arrived at another after {Text(after)}.")
        : IsLogged ? Missing(
            CapabilityStep.Push,
            CloudCapabilities.Push,
            "Connected but silent: values are in the log but do not arrive.",
            "The bridge reads the log every second instead. Projects in a browser may not see its answers either.")
        : Missing(CapabilityStep.Push, CloudCapabilities.Push, Lost(), $"Check that the project has the cloud variable {target.Variable} and "
            + "that the account may write cloud variables (new Scratch accounts may not)."));

    private CapabilityFinding Snapshot() => !facts.WentWell(CapabilityStep.Push) ? Skipped(CapabilityStep.Snapshot, "no value could be written")
        : Failure(CapabilityStep.Snapshot)
        ?? (facts.IsInSnapshot ? Works(CapabilityStep.Snapshot, CloudCapabilities.Snapshot, "Whoever joins gets the values as they are.")
        : Missing(
            CapabilityStep.Snapshot,
            CloudCapabilities.Snapshot,
            "Whoever joins does not get the value that was written before.",
            "If the project is in use an answer may have replaced the value: try once more. Otherwise the server loses values, or is of another kind."));

    private CapabilityFinding History() => !facts.HasLog ? Missing(
        CapabilityStep.History,
        CloudCapabilities.History,
        "There is no log.",
        "Without an account there is no log: configure one.")
        : !facts.WentWell(CapabilityStep.Push) ? Skipped(CapabilityStep.History, "no value could be written")
        : Failure(CapabilityStep.History)
        ?? (facts.LoggedAfter is { } after ? Works(CapabilityStep.History, CloudCapabilities.History, $"The value stood in the log after {Text(after)}.")
        : Missing(
            CapabilityStep.History,
            CloudCapabilities.History,
            $"The log can be read, but the value was not in it after {Text(facts.Elapsed[CapabilityStep.History])}.",
            "The log is late or the project is not shared. Requests that come while nobody is connected are lost."));

    private CapabilityFinding Asker() => !IsLogged && _declared.HasFlag(CloudCapabilities.VerifiedAsker) ? Skipped(
        CapabilityStep.VerifiedAsker,
        "the value is not in the log")
        : IsLogged && IsOurs ? Works(CapabilityStep.VerifiedAsker, CloudCapabilities.VerifiedAsker, $"The log names {facts.LoggedUser} for the value.")
        : IsLogged ? Missing(
            CapabilityStep.VerifiedAsker,
            CloudCapabilities.VerifiedAsker,
            $"The log names {facts.LoggedUser} for a value that {target.Cloud.User} wrote.",
            "Names in this log cannot be trusted.")
        : Missing(CapabilityStep.VerifiedAsker, CloudCapabilities.VerifiedAsker, "Nothing shows who wrote a value.", null);

    private string Lost() => facts.HasLog && !facts.Failures.ContainsKey(CapabilityStep.History)
        ? "The value arrived nowhere, neither at another connection nor in the log."
        : "The value did not arrive at another connection.";

    private CapabilityFinding Works(CapabilityStep step, CloudCapabilities capability, string detail) =>
        _declared.HasFlag(capability)
        ? Finding(step, CapabilityVerdict.Proven, detail)
        : Finding(step, CapabilityVerdict.Unpromised, $"{detail} Clouds of the kind {target.Cloud.Kind} do not promise it, so nothing relies on it.");

    private CapabilityFinding Missing(CapabilityStep step, CloudCapabilities capability, string detail, string? hint) =>
        _declared.HasFlag(capability)
        ? Finding(step, CapabilityVerdict.Failed, detail, hint)
        : Finding(step, CapabilityVerdict.Absent, $"{detail} Clouds of the kind {target.Cloud.Kind} do not promise it.");

    private CapabilityFinding Skipped(CapabilityStep step, string reason) =>
        Finding(step, CapabilityVerdict.Skipped, $"Not tried: {reason}.");

    private CapabilityFinding? Failure(CapabilityStep step) => facts.Failures.TryGetValue(step, out var failure)
        ? Finding(step, CapabilityVerdict.Failed, failure.Detail, failure.Hint)
        : null;

    private CapabilityFinding Finding(CapabilityStep step, CapabilityVerdict verdict, string detail, string? hint = null) =>
        new(step, verdict, detail, hint, facts.Elapsed.GetValueOrDefault(step));

    private static CloudCapabilities Flag(CloudCapabilities capability, bool isProven) =>
        isProven ? capability : CloudCapabilities.None;

    private static string Text(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}

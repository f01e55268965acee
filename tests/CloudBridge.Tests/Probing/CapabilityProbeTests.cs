using CloudBridge.Clouds;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Probing;

/// <summary>What clouds are proven to do, and what is said of those that fail.</summary>
public sealed class CapabilityProbeTests
{
    private readonly ProbedCloud _cloud = new();

    [Fact]
    public async Task An_embedded_cloud_pushes_and_gives_snapshots()
    {
        var report = await _cloud.ProbeAsync(CloudKind.Embedded);

        Assert.True(report.IsHealthy);
        Assert.Equal(CloudCapabilities.Push | CloudCapabilities.Snapshot, report.Proven);
        Assert.Equal(report.Declared, report.Proven);
        Assert.Equal(PushProof.Pushed, report.Push);
        Assert.Equal(
            [
                (CapabilityStep.Connection, CapabilityVerdict.Proven),
                (CapabilityStep.Push, CapabilityVerdict.Proven),
                (CapabilityStep.Snapshot, CapabilityVerdict.Proven),
                (CapabilityStep.History, CapabilityVerdict.Absent),
                (CapabilityStep.VerifiedAsker, CapabilityVerdict.Absent),
            ],
            report.Findings.Select(finding => (finding.Step, finding.Verdict)));
    }

    [Fact]
    public async Task A_cloud_with_an_account_shows_history_and_who_wrote()
    {
        var report = await _cloud.ProbeAsync(CloudKind.Scratch);

        Assert.True(report.IsHealthy);
        Assert.Equal(report.Declared | CloudCapabilities.Snapshot, report.Proven);
        Assert.Equal("Signed in as bridge.", Of(report, CapabilityStep.SignIn).Detail);
        Assert.Equal("The log names bridge for the value.", Of(report, CapabilityStep.VerifiedAsker).Detail);
    }

    [Fact]
    public async Task What_works_without_being_promised_is_told_and_not_relied_on()
    {
        var finding = Of(await _cloud.ProbeAsync(CloudKind.Custom), CapabilityStep.Snapshot);

        Assert.Equal(CapabilityVerdict.Unpromised, finding.Verdict);
        Assert.Contains("Custom do not promise it", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_value_goes_into_the_last_answer_variable_and_three_sockets_are_opened()
    {
        await _cloud.ProbeAsync(CloudKind.Scratch);

        var set = Assert.Single(_cloud.Cloud.Sets.Items);
        Assert.Equal("FROM_HOST_9", set.Name);
        Assert.Matches("^[1-9]{18}$", set.Value);
        Assert.Equal(3, _cloud.Sockets.Openings.Items.Count);
        Assert.Equal(3, _cloud.Cloud.Goodbyes.Items.Count);
    }

    [Fact]
    public async Task A_silent_cloud_is_called_that_and_the_fallback_is_named()
    {
        _cloud.Deliver(_ => Fate.Drop);
        var report = await _cloud.WaitInVainAsync(_cloud.BeginAsync(CloudKind.Scratch));

        Assert.False(report.IsHealthy);
        Assert.Equal(PushProof.OnlyLogged, report.Push);
        AssertFailed(report, CapabilityStep.Push, "Connected but silent: values are in the log but do not arrive.", "reads the log every second instead");
        Assert.Equal(CapabilityVerdict.Proven, Of(report, CapabilityStep.History).Verdict);
        Assert.Equal(CloudCapabilities.History | CloudCapabilities.VerifiedAsker, report.Proven);
    }

    [Fact]
    public async Task A_value_that_arrives_nowhere_is_lost()
    {
        _cloud.Cloud.Rule = _ => Fate.Drop;
        var report = await _cloud.WaitInVainAsync(_cloud.BeginAsync(CloudKind.Scratch));

        Assert.Equal(PushProof.Lost, report.Push);
        AssertFailed(report, CapabilityStep.Push, "arrived nowhere, neither at another connection nor in the log", "new Scratch accounts may not");
        AssertFailed(report, CapabilityStep.History, "the value was not in it", "not shared");
        AssertSkipped(report, CapabilityStep.VerifiedAsker);
    }

    [Fact]
    public async Task An_outage_of_the_log_says_what_still_works()
    {
        _cloud.Log.Outage = new CloudLogException("The cloud log answers with status 503.");
        var report = await _cloud.ProbeAsync(CloudKind.Scratch);

        Assert.Equal(CapabilityVerdict.Proven, Of(report, CapabilityStep.Push).Verdict);
        AssertFailed(report, CapabilityStep.History, "The cloud log answers with status 503.", "Requests still arrive over the socket");
        AssertSkipped(report, CapabilityStep.VerifiedAsker);
    }

    [Fact]
    public async Task A_log_that_lags_and_a_clock_that_is_off_are_measured()
    {
        _cloud.Log.Lag = TimeSpan.FromSeconds(2);
        _cloud.Log.Skew = TimeSpan.FromSeconds(40);
        var probing = _cloud.ProbeAsync(CloudKind.Scratch);
        var report = await _cloud.WaitInVainAsync(probing, begin: _cloud.Cloud.Goodbyes.CountAsync(2));

        Assert.Matches(@"The value stood in the log after [2-4]\.\d s", Of(report, CapabilityStep.History).Detail);
        Assert.Equal(TimeSpan.FromSeconds(40), report.ClockAhead);
    }

    [Fact]
    public async Task A_log_that_names_somebody_else_proves_no_asker()
    {
        _cloud.LoggedUser = "stranger";
        var report = await _cloud.ProbeAsync(CloudKind.Scratch);

        AssertFailed(report, CapabilityStep.VerifiedAsker, "The log names stranger for a value that bridge wrote.", "cannot be trusted");
        Assert.Equal(CapabilityVerdict.Proven, Of(report, CapabilityStep.History).Verdict);
    }

    [Fact]
    public async Task A_wrong_password_stops_everything_before_a_socket_is_opened()
    {
        _cloud.Account.Failure = new CloudAccountException("Scratch says: wrong user name or password.", needsOperator: true);
        var report = await _cloud.ProbeAsync(CloudKind.Scratch);

        AssertFailed(report, CapabilityStep.SignIn, "wrong user name or password", "Check the account in Cloud:Far");
        Assert.All(report.Findings.Skip(1), finding => Assert.Equal(CapabilityVerdict.Skipped, finding.Verdict));
        Assert.Equal(6, report.Findings.Count);
        Assert.Empty(_cloud.Sockets.Openings.Items);
    }

    [Fact]
    public async Task A_session_that_is_refused_is_renewed_once()
    {
        _cloud.Sockets.Detour = (number, _) => number == 1 ? throw new CloudRefusedException(403, null) : Task.FromResult<Uri?>(null);
        var report = await _cloud.ProbeAsync(CloudKind.Scratch);

        Assert.True(report.IsHealthy);
        Assert.Single(_cloud.Account.Rejected.Items);
    }

    [Theory]
    [InlineData(403, "HTTP status 403", "whether the address is blocked. The bridge tries again every few minutes.")]
    [InlineData(404, "HTTP status 404", "There is no cloud server at ws://127.0.0.1:1")]
    [InlineData(429, "HTTP status 429", "wait some minutes")]
    [InlineData(503, "HTTP status 503", "down or overloaded. The bridge tries again by itself.")]
    public async Task A_status_instead_of_a_socket_is_explained(int status, string detail, string hint)
    {
        _cloud.Sockets.Detour = (_, _) => throw new CloudRefusedException(status, null);
        var report = await _cloud.ProbeAsync(CloudKind.Scratch);

        AssertFailed(report, CapabilityStep.Connection, detail, hint);
        AssertSkipped(report, CapabilityStep.Push);
        AssertSkipped(report, CapabilityStep.History);
        Assert.Equal(status == 403 ? 2 : 1, _cloud.Sockets.Openings.Items.Count);
        Assert.Equal(PushProof.Untried, report.Push);
    }

    [Theory]
    [InlineData(4002, "does not take the user name bridge: change Cloud:Far:User. The bridge gives up")]
    [InlineData(4003, "is full. The bridge tries again every few minutes.")]
    [InlineData(4004, "The project demo is not to be had there")]
    [InlineData(4005, "A Scratch cookie was sent to a server that is not Scratch's")]
    [InlineData(4006, "set Cloud:Far:Contact to an e-mail or web address. The bridge gives up")]
    [InlineData(1013, "has no place or no memory left right now. The bridge tries again by itself.")]
    [InlineData(1011, "The bridge tries again by itself.")]
    public async Task A_close_code_is_explained(int code, string hint)
    {
        var probing = _cloud.BeginAsync(CloudKind.Custom);
        await _cloud.Cloud.Joins.CountAsync(1);
        _cloud.Cloud.CloseConnections(code, "No.");
        var report = await Patience.WaitAsync(probing);

        AssertFailed(report, CapabilityStep.Connection, $"closed the connection with {code} (No).", hint);
        AssertSkipped(report, CapabilityStep.Push);
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_a_bounded_time()
    {
        _cloud.Sockets.Detour = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return null;
        };
        var probing = _cloud.BeginAsync(CloudKind.Embedded);
        await _cloud.Sockets.Openings.CountAsync(1);
        _cloud.Clock.Advance(TimeSpan.FromSeconds(20));
        var report = await Patience.WaitAsync(probing);

        AssertFailed(report, CapabilityStep.Connection, "ws://127.0.0.1:1 does not answer in time", "Check Cloud:Far:Url");
        Assert.Equal(TimeSpan.FromSeconds(20), Of(report, CapabilityStep.Connection).Elapsed);
    }

    [Fact]
    public async Task A_promised_snapshot_that_does_not_come_is_a_failure()
    {
        _cloud.Sockets.Detour = (number, _) => Task.FromResult(number == 3 ? new Uri("ws://127.0.0.1:2/") : null);
        var probing = _cloud.ProbeAsync(CloudKind.Embedded);
        var report = await _cloud.WaitInVainAsync(probing, begin: _cloud.Sockets.Openings.CountAsync(3));

        AssertFailed(report, CapabilityStep.Snapshot, "does not get the value that was written before", "try once more");
        Assert.Equal(CloudCapabilities.Push, report.Proven);
    }

    [Fact]
    public async Task A_connection_that_breaks_while_writing_is_told_as_that()
    {
        _cloud.Cloud.BreakNextSend(BreakMoment.BeforeDelivery);
        var report = await _cloud.ProbeAsync(CloudKind.Custom);

        AssertFailed(report, CapabilityStep.Push, "The in-memory connection broke", "The bridge tries again");
        AssertSkipped(report, CapabilityStep.Snapshot);
    }

    private static CapabilityFinding Of(CapabilityReport report, CapabilityStep step) => report.Findings.Single(finding => finding.Step == step);

    private static void AssertFailed(CapabilityReport report, CapabilityStep step, string detail, string hint)
    {
        var finding = Of(report, step);
        Assert.Equal(CapabilityVerdict.Failed, finding.Verdict);
        Assert.Contains(detail, finding.Detail, StringComparison.Ordinal);
        Assert.Contains(hint, finding.Hint, StringComparison.Ordinal);
        Assert.False(report.IsHealthy);
    }

    private static void AssertSkipped(CapabilityReport report, CapabilityStep step) => Assert.Equal(CapabilityVerdict.Skipped, Of(report, step).Verdict);
}

using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Scratch.Tests.Sessions;

public sealed class ScratchAccountTests
{
    [Fact]
    public async Task Many_who_ask_at_once_share_one_sign_in()
    {
        await using var driver = await AccountDriver.StartAsync();
        var gate = new TaskCompletionSource();
        driver.Scratch.Gate = gate.Task;
        var asked = Enumerable.Range(0, 50).Select(_ => driver.GetAsync()).ToArray();
        await driver.Scratch.Requests.CountAsync(1);
        gate.SetResult();

        var sessions = await Patience.WaitAsync(Task.WhenAll(asked));

        Assert.Single(sessions.Distinct());
        Assert.Equal(1, driver.Scratch.Logins);
    }

    [Fact]
    public async Task One_who_gives_up_waiting_does_not_stop_the_others()
    {
        await using var driver = await AccountDriver.StartAsync();
        var gate = new TaskCompletionSource();
        driver.Scratch.Gate = gate.Task;
        using var impatient = new CancellationTokenSource();
        var first = driver.Account.GetAsync(impatient.Token).AsTask();
        var second = driver.GetAsync();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal(FakeScratch.User, (await second).UserName);
    }

    [Fact]
    public async Task A_restart_uses_the_stored_session_and_no_password()
    {
        await using var driver = await AccountDriver.StartAsync();
        var first = await driver.GetAsync();

        var second = await driver.Restart().GetAsync(CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal(1, driver.Scratch.Logins);
        await driver.Log.FirstAsync(line => line.Text.Contains("still counts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stored_session_that_no_longer_counts_is_replaced()
    {
        await using var driver = await AccountDriver.StartAsync();
        await driver.GetAsync();
        driver.Scratch.SessionId = SessionIds.Make(FakeScratch.User, "another");

        var session = await driver.Restart().GetAsync(CancellationToken.None);

        Assert.Equal("another", session.Token);
        Assert.Equal(session, await driver.Store.LoadAsync(FakeScratch.User, CancellationToken.None));
        Assert.Equal(2, driver.Scratch.Logins);
    }

    [Fact]
    public async Task A_session_stored_for_another_site_is_never_sent()
    {
        await using var driver = await AccountDriver.StartAsync();
        var foreign = new ScratchSession(FakeScratch.User, SessionIds.Make(FakeScratch.User, "planted-foreign"), "t", null, ScratchHosts.Default.Site);
        await driver.Store.SaveAsync(foreign, CancellationToken.None);

        var session = await driver.GetAsync();

        Assert.NotEqual(foreign.SessionId, session.SessionId);
        Assert.All(driver.Scratch.Requests.Items, sent => Assert.DoesNotContain(foreign.SessionId, sent.Headers["Cookie"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rejected_session_is_replaced_at_once_when_it_had_lived_well()
    {
        await using var driver = await AccountDriver.StartAsync();
        var old = await driver.GetAsync();
        driver.Clock.Advance(TimeSpan.FromDays(3));
        driver.Scratch.SessionId = SessionIds.Make(FakeScratch.User, "another");
        driver.Account.Reject(old);

        Assert.Equal("another", (await driver.GetAsync()).Token);
        driver.Account.Reject(old);
        Assert.Equal("another", (await driver.GetAsync()).Token);
        Assert.Equal(2, driver.Scratch.Logins);
    }

    [Fact]
    public async Task A_rejected_session_is_not_taken_from_the_store_again()
    {
        await using var driver = await AccountDriver.StartAsync();
        var old = await driver.GetAsync();
        driver.Clock.Advance(TimeSpan.FromDays(3));
        driver.Account.Reject(old);

        await driver.GetAsync();

        Assert.Equal(2, driver.Scratch.Logins);
    }

    [Fact]
    public async Task A_cloud_that_rejects_every_session_does_not_make_it_hammer_the_site()
    {
        await using var driver = await AccountDriver.StartAsync();
        var logins = 0;
        for (var seconds = 0; seconds < 3600; seconds += 5)
        {
            try
            {
                driver.Account.Reject(await driver.GetAsync());
            }
            catch (ScratchLoginException error)
            {
                Assert.Equal((ScratchLoginFailure.SessionRejected, false), (error.Kind, error.NeedsOperator));
            }

            driver.Clock.Advance(TimeSpan.FromSeconds(5));
            logins = driver.Scratch.Logins;
        }

        // After 0, 10, 30, 70, 150, 310, 630, 1230, 1830, 2430 and 3030 s.
        Assert.InRange(logins, 10, 12);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_never_again()
    {
        await using var driver = await AccountDriver.StartAsync(ScratchCredentials.OfPassword(FakeScratch.User, "planted-wrong"));
        for (var hours = 0; hours < 48; hours++)
        {
            Assert.Equal((ScratchLoginFailure.WrongPassword, true), Told(await driver.FailureAsync()));
            driver.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, driver.Scratch.Logins);
        var line = Assert.Single(driver.Log.Items);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Contains("start the program again", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maintenance_is_waited_out()
    {
        await using var driver = await AccountDriver.StartAsync();
        driver.Scratch.Login = _ => new FakeReply(503, "");
        Assert.Equal((ScratchLoginFailure.Maintenance, false), Told(await driver.FailureAsync()));
        driver.Scratch.Login = null;

        var early = await driver.FailureAsync();
        Assert.Contains("Next try in 10 s.", early.Message, StringComparison.Ordinal);
        Assert.Equal(1, driver.Scratch.Logins);

        driver.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(FakeScratch.User, (await driver.GetAsync()).UserName);
    }

    [Fact]
    public async Task A_check_that_fails_after_signing_in_costs_no_second_sign_in()
    {
        await using var driver = await AccountDriver.StartAsync();
        driver.Scratch.Session = _ => new FakeReply(502, "");
        Assert.Equal((ScratchLoginFailure.Maintenance, false), Told(await driver.FailureAsync()));
        driver.Scratch.Session = null;
        driver.Clock.Advance(TimeSpan.FromSeconds(10));

        await driver.GetAsync();

        Assert.Equal(1, driver.Scratch.Logins);
    }

    [Fact]
    public async Task A_banned_account_needs_the_operator()
    {
        await using var driver = await AccountDriver.StartAsync();
        driver.Scratch.Session = _ => FakeScratch.UserReply(banned: true);

        Assert.Equal((ScratchLoginFailure.Banned, true), Told(await driver.FailureAsync()));
    }

    [Fact]
    public async Task A_new_Scratcher_is_warned_of()
    {
        await using var driver = await AccountDriver.StartAsync();
        driver.Scratch.Session = _ => FakeScratch.UserReply(isNew: true, mustReset: true);

        await driver.GetAsync();

        await driver.Log.FirstAsync(line => line.Level == LogLevel.Warning && line.Text.Contains("New Scratcher", StringComparison.Ordinal));
        await driver.Log.FirstAsync(line => line.Level == LogLevel.Warning && line.Text.Contains("new password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_given_session_id_is_not_stored_and_needs_the_operator_once_it_ends()
    {
        await using var driver = await AccountDriver.StartAsync(ScratchCredentials.OfSessionId(SessionIds.Make(FakeScratch.User, "given")));
        driver.Scratch.SessionId = SessionIds.Make(FakeScratch.User, "given");
        var session = await driver.GetAsync();
        Assert.Null(await driver.Store.LoadAsync(FakeScratch.User, CancellationToken.None));
        driver.Clock.Advance(TimeSpan.FromHours(1));
        driver.Account.Reject(session);
        driver.Scratch.SessionId = SessionIds.Make(FakeScratch.User, "changed");

        Assert.Equal((ScratchLoginFailure.SessionRefused, true), Told(await driver.FailureAsync()));
        Assert.Equal(0, driver.Scratch.Logins);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_and_no_more()
    {
        await using var driver = await AccountDriver.StartAsync(store: new BrokenStore());

        Assert.Equal(FakeScratch.User, (await driver.GetAsync()).UserName);
        await driver.Log.FirstAsync(line => line.Text.Contains("store", StringComparison.Ordinal));
    }

    private static (ScratchLoginFailure Kind, bool NeedsOperator) Told(ScratchLoginException error) => (error.Kind, error.NeedsOperator);
}

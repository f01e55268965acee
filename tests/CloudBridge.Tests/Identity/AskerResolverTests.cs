using CloudBridge.Identity;

namespace CloudBridge.Tests.Identity;

public sealed class AskerResolverTests : IDisposable
{
    private const string Value = "51374733.417950";
    private static readonly AskerFinding Ada = new(AskerVerdict.Named, "Ada");

    private readonly ResolverDriver _bridge = new();

    public void Dispose() => _bridge.Dispose();

    [Fact]
    public async Task The_only_account_with_the_value_asked()
    {
        _bridge.Log.Write("Bob", "51374733.417960");
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(Ada, await _bridge.MatchAsync(Value));
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    [InlineData(-3600)]
    public async Task Clocks_may_differ(int seconds)
    {
        using var bridge = new ResolverDriver(TimeSpan.FromSeconds(seconds));
        bridge.Log.Write("Ada", Value);

        Assert.Equal(Ada, await bridge.MatchAsync(Value));
    }

    [Fact]
    public async Task A_row_that_comes_late_still_counts()
    {
        var finding = _bridge.BeginMatch(Value);
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(0.5));
        Assert.False(finding.IsCompleted);
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(Ada, await _bridge.EndAsync(finding));
    }

    [Fact]
    public async Task Two_accounts_with_the_value_leave_it_open()
    {
        _bridge.Log.Write("Ada", Value);
        _bridge.Log.Write("Bob", Value);

        Assert.Equal(AskerVerdict.Unsure, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task A_name_in_another_case_is_the_same_account()
    {
        _bridge.Log.Write("ada", Value);
        _bridge.Log.Write("Ada", Value);
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(0.5));
        var finding = _bridge.BeginMatch(Value);
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(6));
        _bridge.Log.Write("Dora", "11.22");

        Assert.Equal(AskerVerdict.Named, (await _bridge.EndAsync(finding)).Verdict);
    }

    [Fact]
    public async Task A_copy_long_after_the_request_does_not_matter()
    {
        _bridge.Log.Write("Ada", Value);
        var finding = _bridge.BeginMatch("55.1");
        var clue = _bridge.BeginMatch(Value);
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(6));
        _bridge.Log.Write("Bob", Value);

        Assert.Equal(Ada, await _bridge.EndAsync(clue));
        Assert.Equal(AskerVerdict.Unproven, (await _bridge.EndAsync(finding)).Verdict);
    }

    [Fact]
    public async Task A_row_from_before_the_connection_proves_nothing()
    {
        _bridge.Log.Write("Ada", Value);
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(1));
        _bridge.LiveSince = _bridge.Clock.GetTimestamp();
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(8));

        Assert.Equal(AskerVerdict.Unproven, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task A_request_that_did_not_come_live_is_nobodys()
    {
        _bridge.Log.Write("Ada", Value);
        _bridge.LiveSince = null;

        Assert.Equal(AskerVerdict.Unproven, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task A_row_proves_one_request()
    {
        _bridge.Log.Write("Ada", Value);
        Assert.Equal(Ada, await _bridge.MatchAsync(Value));
        _bridge.Log.Write("Dora", "11.22");

        Assert.Equal(AskerVerdict.Unproven, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task A_copy_whose_row_is_late_does_not_get_the_name_of_an_older_request_that_stayed_open()
    {
        _bridge.Log.IsBroken = true;
        _bridge.Log.Write("Ada", Value);
        Assert.Equal(AskerVerdict.Unavailable, (await _bridge.MatchAsync(Value)).Verdict);
        _bridge.Log.IsBroken = false;

        // Bob's copy has reached the bridge; the log still shows only Ada's row.
        Assert.Equal(AskerVerdict.Unproven, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task A_repeat_is_named_only_when_a_later_row_shows_that_nothing_is_missing()
    {
        _bridge.IsNew = false;
        _bridge.Log.Write("Ada", Value);
        var finding = _bridge.BeginMatch(Value);
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.False(finding.IsCompleted);
        _bridge.Log.Write("Dora", "11.22");

        Assert.Equal(Ada, await _bridge.EndAsync(finding));
    }

    [Fact]
    public async Task The_value_in_another_variable_does_not_count()
    {
        _bridge.Log.Write("Bob", Value, "\u2601 SCORE");

        Assert.Equal(AskerVerdict.Unproven, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task A_row_that_created_the_variable_is_a_doubt_but_no_proof()
    {
        _bridge.Log.Write("Bob", Value, verb: "create_var");
        Assert.Equal(AskerVerdict.Unproven, (await _bridge.MatchAsync(Value)).Verdict);
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(AskerVerdict.Unsure, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task Parts_by_one_account_are_its_request()
    {
        _bridge.Log.Write("Ada", "-123.417950");
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(Ada, await _bridge.MatchAsync("-123.417950", Value));
    }

    [Fact]
    public async Task A_part_that_somebody_else_put_in_makes_the_request_nobodys()
    {
        _bridge.Log.Write("Bob", "-123.417950");
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(AskerVerdict.Unsure, (await _bridge.MatchAsync("-123.417950", Value)).Verdict);
    }

    [Fact]
    public async Task Parts_with_numbers_may_stand_in_any_order_if_all_are_by_one_account()
    {
        _bridge.IsOrdered = false;
        _bridge.Log.Write("Ada", "-456.417950");
        _bridge.Log.Write("Ada", Value);
        _bridge.Log.Write("Ada", "-123.417950");

        Assert.Equal(Ada, await _bridge.MatchAsync("-123.417950", "-456.417950", Value));
    }

    [Theory]
    [InlineData("Bob", nameof(AskerVerdict.Unsure))]
    [InlineData(null, nameof(AskerVerdict.Unproven))]
    public async Task Of_parts_with_numbers_each_must_be_there_and_none_by_somebody_else(string? author, string verdict)
    {
        _bridge.IsOrdered = false;
        if (author is not null)
        {
            _bridge.Log.Write(author, "-456.417950");
        }

        _bridge.Log.Write("Ada", "-123.417950");
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(verdict, (await _bridge.MatchAsync("-123.417950", "-456.417950", Value)).Verdict.ToString());
    }

    [Fact]
    public async Task Parts_in_another_order_are_not_the_request()
    {
        _bridge.Log.Write("Ada", "-456.417950");
        _bridge.Log.Write("Ada", "-123.417950");
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(AskerVerdict.Unproven, (await _bridge.MatchAsync("-123.417950", "-456.417950", Value)).Verdict);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_said_so()
    {
        _bridge.Log.IsBroken = true;

        Assert.Equal(AskerVerdict.Unavailable, (await _bridge.MatchAsync(Value)).Verdict);
    }

    [Fact]
    public async Task A_log_that_comes_back_in_time_still_answers()
    {
        _bridge.Log.IsBroken = true;
        _bridge.Log.Write("Ada", Value);
        var finding = _bridge.BeginMatch(Value);
        await _bridge.AdvanceAsync(TimeSpan.FromSeconds(4));
        _bridge.Log.IsBroken = false;

        Assert.Equal(Ada, await _bridge.EndAsync(finding));
    }

    [Fact]
    public async Task A_code_counts_only_under_its_own_name()
    {
        _bridge.Log.Write("Bob", Value);
        Assert.Equal(AskerVerdict.Unproven, (await _bridge.ProveAsync("ADA", Value)).Verdict);
        _bridge.Log.Write("Ada", Value);

        Assert.Equal(Ada, await _bridge.ProveAsync("ADA", Value));
    }

    [Fact]
    public async Task Too_many_at_once_are_told_to_wait()
    {
        var waiting = Enumerable.Range(0, 128).Select(i => _bridge.BeginMatch($"{i:D4}.417950")).ToArray();

        Assert.Equal(AskerVerdict.Busy, (await _bridge.MatchAsync(Value)).Verdict);
        await Task.WhenAll(waiting.Select(_bridge.EndAsync));
        _bridge.Log.Write("Ada", Value);
        Assert.Equal(Ada, await _bridge.MatchAsync(Value));
    }
}

using CloudBridge.CloudServer.Auditing;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Auditing;

public sealed class AuditTests : ServerTest
{
    private readonly ManualTimeProvider _time = new();

    private static CloudServerOptions Options => new() { AuditFor = TimeSpan.FromMinutes(10), AllowRename = true, AllowDelete = true, AllowText = true };

    [Fact]
    public async Task Who_changed_what_and_when_is_told_newest_first()
    {
        var server = await StartAsync(Options, _time);
        var ada = await JoinAsync(server, user: "Ada");
        var bob = await JoinAsync(server, user: "Bob");
        await ada.SetAsync("score", "1");
        await bob.NextAsync();
        await QuietPool.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(5));
        await bob.SetRawAsync("score", "2.50");
        await ada.NextAsync();

        var changes = server.ReadAudit("1")!;

        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            [
                new AuditedChange(start.AddSeconds(5), "1", "☁ score", "Bob", ChangeKind.Set, new("1", 3, false), new("2.50", 4, false), null),
                new AuditedChange(start, "1", "☁ score", "Ada", ChangeKind.Set, null, new("1", 3, false), null),
            ],
            changes);
    }

    [Fact]
    public async Task Nothing_is_remembered_unless_asked_for()
    {
        var server = await StartAsync(Options with { AuditFor = TimeSpan.Zero });
        var ada = await JoinAsync(server);
        var other = await JoinAsync(server);
        await ada.SetAsync("a", "1");
        await other.NextAsync();

        Assert.Null(server.ReadAudit("1"));
    }

    [Fact]
    public async Task Rooms_and_variables_are_kept_apart_and_only_so_many_told_as_wanted()
    {
        var server = await StartAsync(Options);
        var one = await JoinAsync(server, "1");
        var two = await JoinAsync(server, "2");
        await using var oneToo = await JoinAsync(server, "1");
        await using var twoToo = await JoinAsync(server, "2");
        await two.SetAsync("a", "9");
        await twoToo.NextAsync();
        for (var value = 1; value <= 3; value++)
        {
            await one.SetAsync("a", $"{value}");
            await one.SetAsync("b", $"{value}");
            await oneToo.NextAsync();
            await oneToo.NextAsync();
        }

        Assert.Equal(["3", "2", "1"], server.ReadAudit("1", "☁ a")!.Select(change => change.After!.Text));
        Assert.Equal(["☁ b", "☁ a"], server.ReadAudit("1", count: 2)!.Select(change => change.Variable));
        Assert.Equal("9", Assert.Single(server.ReadAudit("2")!).After!.Text);
        Assert.Empty(server.ReadAudit("3")!);
    }

    [Fact]
    public async Task Renaming_and_deleting_are_changes_and_what_is_refused_is_none()
    {
        var server = await StartAsync(Options with { MaxVariablesPerRoom = 1 });
        var ada = await JoinAsync(server);
        var other = await JoinAsync(server);
        await ada.SetAsync("old", "1");
        await ada.SetRawAsync("old", "true");
        await ada.SendAsync("""{"method":"rename","name":"☁ old","new_name":"☁ new","user":"player","project_id":"1"}""");
        await ada.SendAsync("""{"method":"delete","name":"☁ old","user":"player","project_id":"1"}""");
        await ada.SendAsync("""{"method":"delete","name":"☁ new","user":"player","project_id":"1"}""");
        for (var i = 0; i < 3; i++)
        {
            await other.NextLineAsync();
        }

        Assert.Equal(
            [(ChangeKind.Delete, "☁ new", null), (ChangeKind.Rename, "☁ old", "☁ new"), (ChangeKind.Set, "☁ old", null)],
            server.ReadAudit("1")!.Select(change => (change.Kind, change.Variable, change.NewName)));
        Assert.Equal(2, server.ReadAudit("1", "☁ new")!.Count);
        Assert.Equal(("1", null), (server.ReadAudit("1")![0].Before!.Text, server.ReadAudit("1")![0].After));
    }

    [Fact]
    public async Task Changes_are_forgotten_after_their_time_whatever_the_clock_on_the_wall_says()
    {
        var server = await StartAsync(Options, _time);
        var ada = await JoinAsync(server);
        var other = await JoinAsync(server);
        await ada.SetAsync("a", "1");
        await other.NextAsync();
        await QuietPool.WaitAsync();

        _time.Leap(TimeSpan.FromDays(400));
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.Single(server.ReadAudit("1")!);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(server.ReadAudit("1")!);
    }

    [Theory]
    [InlineData("x", 1)]
    [InlineData("☁", 3)]
    [InlineData("\U0001F600", 4)]
    [InlineData("\u0001", 6)]
    public async Task A_long_value_is_cut_between_two_characters_and_its_length_told(string character, int bytes)
    {
        var server = await StartAsync(Options);
        var ada = await JoinAsync(server);
        var other = await JoinAsync(server);
        await ada.SetRawAsync("a", System.Text.Json.JsonSerializer.Serialize(string.Concat(Enumerable.Repeat(character, 5_000))));
        await other.NextLineAsync();

        var value = Assert.Single(server.ReadAudit("1")!).After!;

        Assert.Equal((true, (5_000 * bytes) + 2), (value.IsCut, value.Bytes));
        Assert.InRange(value.Text.Length / character.Length, (256 - 12) / bytes, 256 / bytes);
        Assert.Equal("", value.Text.Replace(character, "", StringComparison.Ordinal));
    }

    [Fact]
    public void Beyond_its_bytes_the_oldest_goes()
    {
        var trail = new AuditTrail(TimeSpan.FromHours(1), 65_536, _time);
        var line = """{"method":"set","name":"a","value":"1"}"""u8.ToArray().Append((byte)'\n').ToArray();
        for (var i = 0; i < 1_000; i++)
        {
            trail.Add(ChangeKind.Set, "1", "a"u8.ToArray(), $"user{i}", line, line);
        }

        var left = trail.Read("1", null, 1_000);

        Assert.InRange(left.Count, 65_536 / 400, 65_536 / 256);
        Assert.Equal("user999", left[0].User);
        Assert.Equal($"user{1_000 - left.Count}", left[^1].User);
    }
}

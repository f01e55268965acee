using CloudBridge.Monitors.Access;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Access;

public sealed class KeyServiceTests
{
    private const KeyScopes Some = KeyScopes.Read | KeyScopes.Write;
    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryMonitorStore _store = new();
    private readonly KeyService _keys;

    public KeyServiceTests() => _keys = new KeyService(_store, _store, new KeyHasher(new byte[32]), new KeyPolicy(TimeSpan.FromDays(365)), _clock);

    [Fact]
    public async Task A_new_key_is_right_and_its_owner_is_known()
    {
        var ada = await AccountAsync("Ada");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some, " phone "));

        var verified = await _keys.CheckAsync(issued.Key.Text);

        Assert.Equal(("Ada", Some, "phone"), (verified!.Account.Name, verified.Key.Scopes, verified.Key.Name));
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromDays(365), issued.Stored.ExpiresAt);
    }

    [Fact]
    public async Task What_is_stored_does_not_have_the_key_in_it()
    {
        var ada = await AccountAsync("Ada");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));

        var stored = await _store.FindKeyAsync(issued.Key.Id);

        Assert.DoesNotContain(issued.Key.Text[18..], System.Text.Json.JsonSerializer.Serialize(stored), StringComparison.Ordinal);
        Assert.Equal(32, stored!.Hash.Count);
        Assert.Equal(issued.Key.Id, $"{stored}");
    }

    [Fact]
    public async Task A_wrong_secret_an_unknown_id_and_no_key_at_all_are_refused_alike()
    {
        var ada = await AccountAsync("Ada");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));
        var text = issued.Key.Text;
        var forged = AccessKey.Complete(text[..18] + AccessKey.Create().Text[18..250]);

        Assert.Null(await _keys.CheckAsync(forged));
        Assert.Null(await _keys.CheckAsync(AccessKey.Create().Text));
        Assert.Null(await _keys.CheckAsync("nonsense"));
        Assert.Null(await _keys.CheckAsync(null));
        Assert.NotNull(await _keys.CheckAsync(text));
    }

    [Fact]
    public async Task A_key_works_until_it_expires()
    {
        var ada = await AccountAsync("Ada");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some, Lifetime: TimeSpan.FromHours(1)));

        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await _keys.CheckAsync(issued.Key.Text));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await _keys.CheckAsync(issued.Key.Text));
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_only_its_owner_can_revoke_it()
    {
        var ada = await AccountAsync("Ada");
        var bob = await AccountAsync("Bob");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));

        Assert.False(await _keys.RevokeAsync(bob.Id, issued.Key.Id));
        Assert.NotNull(await _keys.CheckAsync(issued.Key.Text));
        Assert.True(await _keys.RevokeAsync(ada.Id, issued.Key.Id));
        Assert.Null(await _keys.CheckAsync(issued.Key.Text));
        Assert.False(await _keys.RevokeAsync(ada.Id, issued.Key.Id));
    }

    [Fact]
    public async Task A_third_key_is_refused_with_what_to_do_unless_room_is_made()
    {
        var ada = await AccountAsync("Ada");
        var first = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));
        _clock.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<MonitorException>(async () => await _keys.IssueAsync(ada.Id, new KeyRequest(Some)));
        var third = await _keys.IssueAsync(ada.Id, new KeyRequest(Some, MakesRoom: true));

        Assert.Equal(MonitorFault.QuotaReached, error.Fault);
        Assert.Contains("Revoke one of them first", error.Message, StringComparison.Ordinal);
        Assert.Null(await _keys.CheckAsync(first.Key.Text));
        Assert.NotNull(await _keys.CheckAsync(second.Key.Text));
        Assert.NotNull(await _keys.CheckAsync(third.Key.Text));
        Assert.Equal([third.Key.Id, second.Key.Id, first.Key.Id], (await _keys.ListAsync(ada.Id)).Select(key => key.KeyId));
    }

    [Fact]
    public async Task A_key_that_has_expired_takes_no_room()
    {
        var ada = await AccountAsync("Ada");
        await _keys.IssueAsync(ada.Id, new KeyRequest(Some, Lifetime: TimeSpan.FromHours(1)));
        await _keys.IssueAsync(ada.Id, new KeyRequest(Some));
        _clock.Advance(TimeSpan.FromHours(1));

        await _keys.IssueAsync(ada.Id, new KeyRequest(Some));

        Assert.Equal(2, (await _keys.ListAsync(ada.Id)).Count(key => key.IsLive(_clock.GetUtcNow())));
    }

    [Fact]
    public async Task The_day_of_the_last_use_is_remembered()
    {
        var ada = await AccountAsync("Ada");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));
        _clock.Advance(TimeSpan.FromDays(3));

        Assert.Null((await _store.FindKeyAsync(issued.Key.Id))!.LastUsedOn);
        await _keys.CheckAsync(issued.Key.Text);

        Assert.Equal(new DateOnly(2026, 1, 4), (await _store.FindKeyAsync(issued.Key.Id))!.LastUsedOn);
        Assert.Equal(_clock.GetUtcNow(), (await _store.FindAccountAsync(ada.Id))!.LastSeenAt);
    }

    [Theory]
    [InlineData(KeyScopes.None, "", 1, "must allow something")]
    [InlineData(KeyScopes.Read, "a\nb", 1, "printable")]
    [InlineData(KeyScopes.Read, "1234567890123456789012345678901234567890123456789012345678901", 1, "60 characters")]
    [InlineData(KeyScopes.Read, "", 0, "365 days at most")]
    [InlineData(KeyScopes.Read, "", 366, "365 days at most")]
    public async Task What_makes_no_sense_is_refused_in_a_sentence(KeyScopes scopes, string name, int days, string sentence)
    {
        var ada = await AccountAsync("Ada");

        var error = await Assert.ThrowsAsync<MonitorException>(async () => await _keys.IssueAsync(ada.Id, new KeyRequest(scopes, name, TimeSpan.FromDays(days))));

        Assert.Equal(MonitorFault.BadValue, error.Fault);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_asked_says_so_instead_of_wrong()
    {
        var ada = await AccountAsync("Ada");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));
        _store.IsBroken = true;

        var error = await Assert.ThrowsAsync<MonitorException>(async () => await _keys.CheckAsync(issued.Key.Text));

        Assert.Equal(MonitorFault.Unavailable, error.Fault);
    }

    [Fact]
    public async Task The_keys_of_a_deleted_account_are_worth_nothing()
    {
        var ada = await AccountAsync("Ada");
        var issued = await _keys.IssueAsync(ada.Id, new KeyRequest(Some));

        await _store.DeleteAccountAsync(ada.Id);

        Assert.Null(await _keys.CheckAsync(issued.Key.Text));
    }

    private ValueTask<Account> AccountAsync(string name) => _store.GetOrAddAccountAsync(name, _clock.GetUtcNow());
}

using CloudBridge.Monitors;
using CloudBridge.TestKit;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class KeyStoreTests
{
    private static readonly DateTimeOffset Now = StoreHome.Now;

    internal static StoredKey Key(long account, string id, DateTimeOffset? at = null) =>
        new(id, account, "laptop", [.. Enumerable.Range(0, 32).Select(number => (byte)(number * 7))], KeyScopes.Read | KeyScopes.Write, at ?? Now);

    [Theory]
    [EveryStore]
    public async Task A_key_is_there_as_it_was_added_after_the_stores_were_closed(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var key = Key((await home.AccountAsync()).Id, "abcdefghijkl") with { ExpiresAt = Now.AddDays(90), Scopes = KeyScopes.Operator };
        await home.Keys.AddKeyAsync(key, 2, makeRoom: false);

        await home.ReopenAsync();

        var found = (await home.Keys.FindKeyAsync("abcdefghijkl"))!;
        Assert.Equal(key.Hash, found.Hash);
        Assert.Equal(key, found with { Hash = key.Hash });
        Assert.Null(await home.Keys.FindKeyAsync("ABCDEFGHIJKL"));
    }

    [Theory]
    [EveryStore]
    public async Task A_key_too_many_is_refused_or_takes_the_place_of_the_oldest(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = (await home.AccountAsync()).Id;
        await home.Keys.AddKeyAsync(Key(account, "oldest"), 2, makeRoom: false);
        await home.Keys.AddKeyAsync(Key(account, "older", Now.AddHours(1)), 2, makeRoom: false);

        var error = await StoreHome.RefusesAsync(MonitorFault.QuotaReached, async () => await home.Keys.AddKeyAsync(Key(account, "new", Now.AddHours(2)), 2, makeRoom: false));
        Assert.Null(await home.Keys.FindKeyAsync("new"));
        await home.Keys.AddKeyAsync(Key(account, "newest", Now.AddHours(3)), 2, makeRoom: true);

        Assert.Equal("You have as many keys as you may, 2. Revoke one first.", error.Message);
        Assert.Equal(["newest", "older", "oldest"], (await home.Keys.ListKeysAsync(account)).Select(key => key.KeyId));
        Assert.Equal(Now.AddHours(3), (await home.Keys.FindKeyAsync("oldest"))!.RevokedAt);
        Assert.True((await home.Keys.FindKeyAsync("older"))!.IsLive(Now.AddHours(3)));
    }

    [Theory]
    [EveryStore]
    public async Task Keys_that_are_revoked_or_over_leave_room(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = (await home.AccountAsync()).Id;
        await home.Keys.AddKeyAsync(Key(account, "over") with { ExpiresAt = Now.AddHours(1) }, 2, makeRoom: false);
        await home.Keys.AddKeyAsync(Key(account, "revoked"), 2, makeRoom: false);
        await home.Keys.RevokeKeyAsync(account, "revoked", Now);

        await home.Keys.AddKeyAsync(Key(account, "second", Now.AddHours(1)), 1, makeRoom: false);

        Assert.True((await home.Keys.FindKeyAsync("second"))!.IsLive(Now.AddHours(1)));
        Assert.Null((await home.Keys.FindKeyAsync("over"))!.RevokedAt);
    }

    [Theory]
    [EveryStore]
    public async Task A_key_is_revoked_once_and_by_its_owner_alone(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var (ada, bob) = (await home.AccountAsync("Ada"), await home.AccountAsync("Bob"));
        await home.Keys.AddKeyAsync(Key(ada.Id, "key"), 2, makeRoom: false);

        Assert.False(await home.Keys.RevokeKeyAsync(bob.Id, "key", Now));
        Assert.False(await home.Keys.RevokeKeyAsync(ada.Id, "none", Now));
        Assert.True(await home.Keys.RevokeKeyAsync(ada.Id, "key", Now.AddHours(1)));
        Assert.False(await home.Keys.RevokeKeyAsync(ada.Id, "key", Now.AddHours(2)));
        Assert.Equal(Now.AddHours(1), (await home.Keys.FindKeyAsync("key"))!.RevokedAt);
    }

    [Theory]
    [EveryStore]
    public async Task The_day_of_the_last_use_is_kept_and_never_goes_back(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        await home.Keys.AddKeyAsync(Key((await home.AccountAsync()).Id, "key"), 2, makeRoom: false);
        var day = new DateOnly(2026, 3, 4);

        await home.Keys.TouchKeyAsync("key", day.AddDays(1));
        await home.Keys.TouchKeyAsync("none", day);
        await home.ReopenAsync();
        await home.Keys.TouchKeyAsync("key", day);

        Assert.Equal(day.AddDays(1), (await home.Keys.FindKeyAsync("key"))!.LastUsedOn);
    }

    [Theory]
    [EveryStore]
    public async Task Many_keys_at_once_leave_as_many_live_as_there_may_be(StoreKind kind)
    {
        await using var home = await StoreHome.OpenAsync(kind);
        var account = (await home.AccountAsync()).Id;

        await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Task.Run(async () => await home.Keys.AddKeyAsync(Key(account, $"key{number}"), 2, makeRoom: true)))));

        var keys = await home.Keys.ListKeysAsync(account);
        Assert.Equal((20, 2), (keys.Count, keys.Count(key => key.IsLive(Now))));
        await StoreHome.RefusesAsync(MonitorFault.NotFound, async () => await home.Keys.AddKeyAsync(Key(99, "other"), 2, makeRoom: true));
    }
}

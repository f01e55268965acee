using System.Security.Cryptography;
using System.Text;
using CloudBridge.Monitors.Access;

namespace CloudBridge.Monitors.Tests.Access;

public sealed class KeyHasherTests
{
    private static readonly byte[] Pepper = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly AccessKey _key = AccessKey.Create();
    private readonly KeyHasher _hasher = new(Pepper);

    [Fact]
    public void The_hash_is_HMAC_SHA256_of_the_whole_key_under_the_pepper() =>
        Assert.Equal(HMACSHA256.HashData(Pepper, Encoding.ASCII.GetBytes(_key.Text)), _hasher.Hash(_key));

    [Fact]
    public void Only_the_key_itself_matches()
    {
        var hash = _hasher.Hash(_key);

        Assert.True(_hasher.Matches(_key, hash));
        Assert.False(_hasher.Matches(AccessKey.Create(), hash));
    }

    [Fact]
    public void Every_byte_of_the_hash_counts_and_so_does_its_length()
    {
        var hash = _hasher.Hash(_key);
        for (var i = 0; i < hash.Length; i++)
        {
            byte[] changed = [.. hash];
            changed[i] ^= 1;
            Assert.False(_hasher.Matches(_key, changed));
        }

        Assert.False(_hasher.Matches(_key, hash[..^1]));
        Assert.False(_hasher.Matches(_key, [.. hash, 0]));
        Assert.False(_hasher.Matches(_key, []));
    }

    [Fact]
    public void Another_pepper_makes_every_key_void()
    {
        var other = new KeyHasher(RandomNumberGenerator.GetBytes(KeyHasher.PepperLength));

        Assert.False(other.Matches(_key, _hasher.Hash(_key)));
    }

    [Fact]
    public void A_pepper_of_another_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyHasher(new byte[31]));
}

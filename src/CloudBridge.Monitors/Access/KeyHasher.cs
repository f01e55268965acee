using System.Security.Cryptography;
using System.Text;

namespace CloudBridge.Monitors.Access;

/// <summary>
/// Makes of a key what is stored of it. Without the pepper, which is not in the database, nobody can tell whether a key fits a
/// hash. Safe for threads.
/// </summary>
public sealed class KeyHasher
{
    /// <summary>Bytes of a pepper.</summary>
    public const int PepperLength = 32;

    private readonly byte[] _pepper;

    /// <summary>Creates a hasher.</summary>
    /// <param name="pepper">32 random bytes; all keys are void when they change.</param>
    public KeyHasher(ReadOnlySpan<byte> pepper)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pepper.Length, PepperLength);
        _pepper = pepper.ToArray();
    }

    /// <summary>The hash of a key: 32 bytes of HMAC-SHA256.</summary>
    public byte[] Hash(AccessKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var hash = new byte[HMACSHA256.HashSizeInBytes];
        Hash(key, hash);
        return hash;
    }

    /// <summary>Tells whether a hash is that of a key; takes as long whatever the answer.</summary>
    public bool Matches(AccessKey key, IReadOnlyList<byte> hash)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(hash);
        Span<byte> own = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(key, own);
        Span<byte> other = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var i = 0; i < Math.Min(hash.Count, other.Length); i++)
        {
            other[i] = hash[i];
        }

        return CryptographicOperations.FixedTimeEquals(own, other) & hash.Count == own.Length;
    }

    private void Hash(AccessKey key, Span<byte> hash)
    {
        Span<byte> text = stackalloc byte[AccessKey.Length];
        Encoding.ASCII.GetBytes(key.Text, text);
        HMACSHA256.HashData(_pepper, text, hash);
    }
}

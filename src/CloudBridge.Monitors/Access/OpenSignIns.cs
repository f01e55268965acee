using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CloudBridge.Monitors.Access;

/// <summary>Sign-ins by code and by token, a bounded number: those that end first make room. Not safe for threads.</summary>
internal sealed class OpenSignIns
{
    public const int Max = 10_000;

    private readonly Dictionary<string, OpenSignIn> _byCode = [];
    private readonly Dictionary<ulong, OpenSignIn> _byToken = [];
    private readonly LinkedList<OpenSignIn> _byEnd = new();

    public int Count => _byCode.Count;

    /// <summary>Adds one that ends after all others.</summary>
    public void Add(OpenSignIn signIn)
    {
        if (Count == Max)
        {
            Remove(_byEnd.First!.Value);
        }

        _byCode.Add(signIn.Code, signIn);
        _byToken.Add(Key(signIn.TokenHash), signIn);
        signIn.Place = _byEnd.AddLast(signIn);
    }

    public OpenSignIn? FindCode(string code) => _byCode.GetValueOrDefault(code);

    public OpenSignIn? FindToken(byte[] hash) =>
        _byToken.TryGetValue(Key(hash), out var signIn) && CryptographicOperations.FixedTimeEquals(signIn.TokenHash, hash) ? signIn : null;

    public void Remove(OpenSignIn signIn)
    {
        _byCode.Remove(signIn.Code);
        _byToken.Remove(Key(signIn.TokenHash));
        _byEnd.Remove(signIn.Place!);
    }

    /// <summary>Gives one a later end than all others.</summary>
    public void Extend(OpenSignIn signIn, DateTimeOffset until)
    {
        signIn.ExpiresAt = until;
        _byEnd.Remove(signIn.Place!);
        _byEnd.AddLast(signIn.Place!);
    }

    /// <summary>Removes those that are too old.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_byEnd.First is { Value: var first } && first.ExpiresAt <= now)
        {
            Remove(first);
        }
    }

    private static ulong Key(byte[] hash) => BinaryPrimitives.ReadUInt64LittleEndian(hash);
}

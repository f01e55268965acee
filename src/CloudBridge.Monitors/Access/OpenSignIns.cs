using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CloudBridge.Monitors.Access;

/// <summary>
/// Sign-ins by code and by token, a bounded number. When there are so many, the oldest of the origin that has the most makes
/// room; the only one of an origin makes room for nobody, and neither does one whose code was shown. Not safe for threads.
/// </summary>
internal sealed class OpenSignIns
{
    public const int Max = 10_000;

    private readonly Dictionary<string, OpenSignIn> _byCode = [];
    private readonly Dictionary<ulong, OpenSignIn> _byToken = [];
    private readonly Dictionary<string, LinkedList<OpenSignIn>> _byOrigin = [];
    private readonly LinkedList<OpenSignIn> _byEnd = new();

    public int Count => _byCode.Count;

    /// <summary>Adds one that ends after all others; false when none may make room for it.</summary>
    public bool TryAdd(OpenSignIn signIn)
    {
        if (Count == Max && !TryMakeRoom(signIn.Origin))
        {
            return false;
        }

        if (!_byOrigin.TryGetValue(signIn.Origin, out var ofOrigin))
        {
            ofOrigin = new LinkedList<OpenSignIn>();
            _byOrigin.Add(signIn.Origin, ofOrigin);
        }

        _byCode.Add(signIn.Code, signIn);
        _byToken.Add(Key(signIn.TokenHash), signIn);
        signIn.Place = _byEnd.AddLast(signIn);
        signIn.PlaceOfOrigin = ofOrigin.AddLast(signIn);
        return true;
    }

    public OpenSignIn? FindCode(string code) => _byCode.GetValueOrDefault(code);

    public OpenSignIn? FindToken(byte[] hash) =>
        _byToken.TryGetValue(Key(hash), out var signIn) && CryptographicOperations.FixedTimeEquals(signIn.TokenHash, hash) ? signIn : null;

    public void Remove(OpenSignIn signIn)
    {
        _byCode.Remove(signIn.Code);
        _byToken.Remove(Key(signIn.TokenHash));
        _byEnd.Remove(signIn.Place!);
        RemoveFromOrigin(signIn);
    }

    /// <summary>Notes who has shown the code of one, and gives it a later end than all others.</summary>
    public void Confirm(OpenSignIn signIn, string user, DateTimeOffset until)
    {
        signIn.User = user;
        signIn.ExpiresAt = until;
        _byEnd.Remove(signIn.Place!);
        _byEnd.AddLast(signIn.Place!);
        RemoveFromOrigin(signIn);
    }

    /// <summary>Removes those that are too old, and those that a clock which was ahead gave more time than any has.</summary>
    public void Forget(DateTimeOffset now, TimeSpan lifetime)
    {
        while (_byEnd.First is { Value: var first } && (first.ExpiresAt <= now || first.ExpiresAt > now + lifetime))
        {
            Remove(first);
        }
    }

    private bool TryMakeRoom(string origin)
    {
        var own = _byOrigin.GetValueOrDefault(origin);
        var most = _byOrigin.Values.MaxBy(waiting => waiting.Count);
        var from = most is not null && most.Count > (own?.Count ?? 0) + 1 ? most : own;
        if (from is null)
        {
            return false;
        }

        Remove(from.First!.Value);
        return true;
    }

    private void RemoveFromOrigin(OpenSignIn signIn)
    {
        if (signIn.PlaceOfOrigin is not { } place)
        {
            return;
        }

        var ofOrigin = place.List!;
        ofOrigin.Remove(place);
        signIn.PlaceOfOrigin = null;
        if (ofOrigin.Count == 0)
        {
            _byOrigin.Remove(signIn.Origin);
        }
    }

    private static ulong Key(byte[] hash) => BinaryPrimitives.ReadUInt64LittleEndian(hash);
}

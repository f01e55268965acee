using CloudBridge.Monitors.Access;

namespace CloudBridge.Monitors.Tests.Access;

/// <summary>Codes of a test, with the rules of the bridge.</summary>
internal sealed class MemoryCodes : ISignInCodes
{
    private readonly Dictionary<string, string> _open = [];

    /// <summary>Codes that are too old, as the bridge forgets them.</summary>
    public void Forget() => _open.Clear();

    public ValueTask<string> OpenAsync(string user)
    {
        var code = $"1{_open.Count:000000000000000000}";
        _open.Add(code, user);
        return new(code);
    }

    public ValueTask<CodeVerdict> TryUseAsync(string code, string user)
    {
        if (!_open.TryGetValue(code, out var owner))
        {
            return new(CodeVerdict.NotOpen);
        }

        if (!owner.Equals(user, StringComparison.OrdinalIgnoreCase))
        {
            return new(CodeVerdict.SomebodyElses);
        }

        _open.Remove(code);
        return new(CodeVerdict.Accepted);
    }
}

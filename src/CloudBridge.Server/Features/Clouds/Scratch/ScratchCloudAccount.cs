using CloudBridge.Clouds;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>An account on Scratch as the bridge uses it. Safe for threads.</summary>
internal sealed class ScratchCloudAccount(Func<ScratchAccount> open, ScratchHosts hosts, ICloudLog log) : ICloudAccount
{
    private readonly Lazy<ScratchAccount> _account = new(open);
    private volatile ScratchSession? _given;

    public ICloudLog? Log => log;

    public async ValueTask<CloudSignIn> SignInAsync(CancellationToken cancellationToken)
    {
        try
        {
            var session = await _account.Value.GetAsync(cancellationToken);
            _given = session;
            return new CloudSignIn(session.UserName, Headers(session)) { Target = hosts.CloudSocket };
        }
        catch (ScratchLoginException error)
        {
            throw new CloudAccountException(error.Message, error.NeedsOperator, error);
        }
    }

    public void Reject(CloudSignIn refused)
    {
        // Several projects may be refused with the same session; only the first of them changes anything.
        if (_given is { } given && refused.Headers.GetValueOrDefault("Cookie") == given.Cookie)
        {
            _account.Value.Reject(given);
        }
    }

    private static Dictionary<string, string> Headers(ScratchSession session) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Cookie"] = session.Cookie,
        ["Origin"] = ScratchHosts.Origin,
        ["Referer"] = ScratchHosts.Origin,
    };
}

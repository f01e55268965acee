using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Http.Limiting;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>What one address may do a minute about keys.</summary>
internal sealed class AccessLimits(ServerOptions options, TimeProvider time)
{
    private const int StartsPerMinute = 10;

    /// <summary>Wrong keys.</summary>
    public AddressLimit WrongKeys { get; } = new(options.Access.FailuresPerAddress, time);

    /// <summary>Wrong poll tokens. They say nothing about keys, so whoever guesses them keeps no key from working.</summary>
    public AddressLimit WrongTokens { get; } = new(options.Access.FailuresPerAddress, time);

    /// <summary>Sign-ins begun.</summary>
    public AddressLimit Starts { get; } = new(StartsPerMinute, time);

    /// <summary>Questions whether a sign-in is done.</summary>
    public AddressLimit Polls { get; } = new(options.Access.RequestsPerAddress, time);
}

using CloudBridge.Server.Http.Limiting;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>The limits of what one address may do a minute about keys.</summary>
internal sealed class AccessLimits(IOptions<AccessOptions> options, TimeProvider time)
{
    private const int StartsPerMinute = 10;

    /// <summary>Wrong keys.</summary>
    public AddressLimit WrongKeys { get; } = new(options.Value.FailuresPerAddress, time);

    /// <summary>Wrong poll tokens. They say nothing about keys, so whoever guesses them keeps no key from working.</summary>
    public AddressLimit WrongTokens { get; } = new(options.Value.FailuresPerAddress, time);

    /// <summary>Sign-ins begun.</summary>
    public AddressLimit Starts { get; } = new(StartsPerMinute, time);

    /// <summary>Questions whether a sign-in is done.</summary>
    public AddressLimit Polls { get; } = new(options.Value.RequestsPerAddress, time);
}

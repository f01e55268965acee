namespace CloudBridge.Clouds;

/// <summary>The account a bridge has on one cloud, and the log that comes with it. Safe for threads.</summary>
public interface ICloudAccount
{
    /// <summary>The log of the cloud; null when it has none.</summary>
    ICloudLog? Log { get; }

    /// <summary>Signs in where needed, and tells what opening a socket takes.</summary>
    /// <exception cref="CloudAccountException">The account cannot be used, now or at all.</exception>
    ValueTask<CloudSignIn> SignInAsync(CancellationToken cancellationToken);

    /// <summary>The cloud has refused what <see cref="SignInAsync"/> gave: the next call signs in anew.</summary>
    void Reject(CloudSignIn refused);
}

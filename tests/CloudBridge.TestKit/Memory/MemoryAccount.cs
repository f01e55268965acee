using CloudBridge.Clouds;

namespace CloudBridge.TestKit;

/// <summary>An account that every cloud takes, with a log.</summary>
public sealed class MemoryAccount(ICloudLog? log) : ICloudAccount, ICloudAccounts
{
    private static readonly Dictionary<string, string> NoHeaders = [];
    private CloudOptions _cloud = new();

    /// <inheritdoc />
    public ICloudLog? Log => log;

    /// <summary>Fails every sign-in while set.</summary>
    public CloudAccountException? Failure { get; set; }

    /// <summary>The sign-ins that the cloud refused.</summary>
    public SignalLog<CloudSignIn> Rejected { get; } = new();

    /// <inheritdoc />
    public ICloudAccount Find(string name, CloudOptions cloud)
    {
        _cloud = cloud;
        return this;
    }

    /// <inheritdoc />
    public ValueTask<CloudSignIn> SignInAsync(CancellationToken cancellationToken) =>
        Failure is { } failure ? throw failure : new(new CloudSignIn(_cloud.User, NoHeaders));

    /// <inheritdoc />
    public void Reject(CloudSignIn refused) => Rejected.Add(refused);
}

using System.Collections.Concurrent;
using CloudBridge.Clouds;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>The accounts of the clouds of the kind Scratch; the others have none.</summary>
internal sealed class ScratchAccounts(
    IScratchSessionStore store,
    TimeProvider time,
    ILogger<ScratchAccount> logger) : ICloudAccounts, IDisposable
{
    private readonly ConcurrentDictionary<string, ICloudAccount> _clouds = new();
    private readonly ConcurrentBag<ScratchHttp> _https = [];

    // Two clouds with one account share its session: a second sign-in could end the first.
    private readonly ConcurrentDictionary<(Uri Site, string User), Lazy<ScratchAccount>> _accounts = new();

    public ICloudAccount? Find(string name, CloudOptions cloud) =>
        cloud.Kind == CloudKind.Scratch ? _clouds.GetOrAdd(name, _ => Open(cloud)) : null;

    public void Dispose()
    {
        while (_https.TryTake(out var http))
        {
            http.Dispose();
        }
    }

    private ScratchCloudAccount Open(CloudOptions cloud)
    {
        ScratchDefaults.Fill(cloud);
        var hosts = new ScratchHosts(cloud.SiteUrl!, cloud.LogUrl!, cloud.Url!);
        var http = new ScratchHttp(hosts, time);
        _https.Add(http);
        return new ScratchCloudAccount(() => Account(cloud, http), hosts, new ScratchCloudLog(new CloudLogClient(http)));
    }

    private ScratchAccount Account(CloudOptions cloud, ScratchHttp http)
    {
        var secret = ScratchSecret.Of(cloud).FirstOrDefault()
            ?? throw new CloudAccountException("Scratch's cloud takes nobody without an account: set its Password or SessionId.", needsOperator: true);
        var credentials = secret.Read(cloud.User);
        return credentials.UserName is { } user
            ? _accounts.GetOrAdd((http.Hosts.Site, user.ToUpperInvariant()), _ => new(() => New(credentials, http))).Value
            : New(credentials, http);
    }

    private ScratchAccount New(ScratchCredentials credentials, ScratchHttp http) =>
        new(credentials, new ScratchLogin(http), store, time, logger);
}

using CloudBridge.Clouds;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>
/// The rules for what must be right before a cloud gets a password or session, and before Scratch's own is joined at all.
/// </summary>
internal static class ScratchAccountRules
{
    private static readonly string UsualUser = new CloudOptions().User;

    public static IEnumerable<ConfigurationFault> Faults(string key, CloudOptions cloud) => cloud.Kind == CloudKind.Scratch
        ? Terms(key, cloud).Concat(Secrets(key, cloud)).Concat(Addresses(key, cloud))
        : ScratchSecret.Of(cloud).Select(secret => new ConfigurationFault(
            $"{key}:{secret.Key}",
            $"is set, but a cloud of the kind {cloud.Kind} has no accounts, so the secret would go nowhere. Remove it, or set {key}:Kind=Scratch."));

    private static IEnumerable<ConfigurationFault> Terms(string key, CloudOptions cloud)
    {
        if (!cloud.AcceptTerms)
        {
            yield return new($"{key}:AcceptTerms", ScratchTerms.NotAccepted);
        }
    }

    private static IEnumerable<ConfigurationFault> Secrets(string key, CloudOptions cloud)
    {
        var secrets = ScratchSecret.Of(cloud).ToArray();
        if (secrets.Length != 1)
        {
            yield return new(
                $"{key}:Password",
                secrets.Length == 0
                    ? "is not set, and Scratch's cloud takes nobody without an account."
                    : $"is one of {secrets.Length} secrets that are set; set one only.",
                Allowed: "one of Password, PasswordFile, SessionId and SessionIdFile",
                Example: $"{key}:PasswordFile=scratch.password");
        }

        foreach (var secret in secrets)
        {
            if (secret.Problem is { } problem)
            {
                yield return new($"{key}:{secret.Key}", problem);
            }
        }

        if (secrets.Any(secret => secret.IsPassword) && cloud.User == UsualUser)
        {
            yield return new($"{key}:User", "is not set; the password needs the name of its account.", Example: $"{key}:User=ScratchCat");
        }
    }

    private static IEnumerable<ConfigurationFault> Addresses(string key, CloudOptions cloud)
    {
        var own = ScratchHosts.Default;
        (string Key, Uri Address)[] addresses =
        [
            ("Url", cloud.Url ?? own.CloudSocket),
            ("SiteUrl", cloud.SiteUrl ?? own.Site),
            ("LogUrl", cloud.LogUrl ?? own.CloudLog),
        ];
        foreach (var (name, _) in addresses.Where(address => !ScratchHosts.IsAllowed(address.Address)))
        {
            yield return new(
                $"{key}:{name}",
                "is neither Scratch's own, encrypted, nor on this machine; a password or session goes nowhere else.",
                Allowed: "leave it out for Scratch's own, or an address on 127.0.0.1 where a simulator listens");
        }

        if (addresses.Select(address => ScratchHosts.IsLocal(address.Address)).Distinct().Count() > 1)
        {
            yield return new(
                $"{key}:Url",
                "and SiteUrl and LogUrl must be all on this machine or all left out, so that no real session gets to a simulator.",
                Example: $"{key}:Url=ws://127.0.0.1:9080/ {key}:SiteUrl=http://127.0.0.1:9080/ {key}:LogUrl=http://127.0.0.1:9080/");
        }
    }
}

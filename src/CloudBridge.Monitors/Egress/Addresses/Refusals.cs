using System.Globalization;

namespace CloudBridge.Monitors.Egress.Addresses;

/// <summary>The sentences in which a refusal reaches whoever gave the address. They tell nothing of what is where.</summary>
internal static class Refusals
{
    public static EgressRefusedException Of(EgressRefusal refusal) => new(refusal, Sentence(refusal));

    public static EgressRefusedException OfPort(int port, EgressPolicy policy) =>
        new(EgressRefusal.Port, string.Create(CultureInfo.InvariantCulture, $"Port {port} may not be asked; {EgressPorts.Describe(policy)} may."));

    private static string Sentence(EgressRefusal refusal) => refusal switch
    {
        EgressRefusal.NotHttp => "That is no web address; it must begin with http:// or https:// and have 2000 characters at most.",
        EgressRefusal.UserInfo => "There is a user name or a password in the address; leave it out.",
        EgressRefusal.BadHost => "The address has no host name that can be looked up; check how it is written.",
        EgressRefusal.OurOwn => "The address leads back to this server, which does not ask itself.",
        EgressRefusal.LeavesHttps => "The address leads from https to http.",
        _ => "The address is not on the public internet, so it may not be asked.",
    };
}

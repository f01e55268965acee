using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a name that somebody would like to take.</summary>
internal sealed class UsernameFields : FieldTable<UsernameCheck>
{
    public UsernameFields()
    {
        AddText("verdict", "free, taken, invalid, inappropriate or unknown", check => WordFor(check.Verdict), isUsual: true);
        AddText("message", "Scratch's own words", check => check.Message);
        AddText("username", "the name", check => check.Username);
    }

    private static string WordFor(UsernameVerdict verdict) => verdict switch
    {
        UsernameVerdict.Free => "free",
        UsernameVerdict.Taken => "taken",
        UsernameVerdict.Invalid => "invalid",
        UsernameVerdict.Inappropriate => "inappropriate",
        _ => "unknown",
    };
}

using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A line of what a user has been doing.</summary>
internal sealed class SiteActivityFields : FieldTable<SiteActivity>
{
    public SiteActivityFields()
    {
        AddText("action", "what the user did, such as loved", line => line.Action, isUsual: true);
        AddText("target", "the project, studio or user it was done with", line => line.Target, isUsual: true);
        AddText("ago", "how long ago, in words", line => line.Ago, isUsual: true);
        AddText("link", "the path of the target", line => line.Link);
        AddText("actor", "who did it", line => line.Actor);
    }
}

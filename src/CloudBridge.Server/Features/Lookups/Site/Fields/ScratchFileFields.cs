using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A costume, a sound or a picture.</summary>
internal sealed class ScratchFileFields : FieldTable<ScratchFile>
{
    public ScratchFileFields()
    {
        AddText("type", "the media type, such as image/png", file => file.MediaType, isUsual: true);
        AddNumber("bytes", "the size in bytes", file => file.Data.Length, isUsual: true);
        AddTruth("default", "1 when it stands in for one that was never set", file => file.IsDefault, isUsual: true);
    }
}

using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A spoken text.</summary>
internal sealed class SpeechAudioFields : FieldTable<SpeechAudio>
{
    public SpeechAudioFields()
    {
        AddText("type", "the media type, audio/mpeg", sound => sound.MediaType, isUsual: true);
        AddNumber("bytes", "the size in bytes", sound => sound.Data.Length, isUsual: true);
        AddText("text", "what is spoken", sound => sound.Text);
    }
}

namespace CloudBridge.Scratch;

/// <summary>A spoken text.</summary>
/// <param name="Text">What is spoken, cut to the 128 characters that Scratch speaks.</param>
/// <param name="MediaType">The media type, <c>audio/mpeg</c>.</param>
/// <param name="Data">The sound.</param>
public sealed record SpeechAudio(string Text, string MediaType, ReadOnlyMemory<byte> Data);

/// <summary>The voice that speaks.</summary>
public enum SpeechVoice
{
    /// <summary>A woman's.</summary>
    Female,

    /// <summary>A man's.</summary>
    Male,
}

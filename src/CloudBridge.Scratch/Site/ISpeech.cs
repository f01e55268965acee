namespace CloudBridge.Scratch;

/// <summary>The voices behind Scratch's text-to-speech blocks. Methods throw as those of <see cref="IScratchSite"/>.</summary>
public interface ISpeech
{
    /// <summary>The most characters that are spoken; the rest is cut, as in Scratch.</summary>
    public const int MaxLength = 128;

    /// <summary>Speaks a text.</summary>
    /// <param name="text">What to say; not empty.</param>
    /// <param name="locale">The language with its country, such as <c>en-US</c>.</param>
    /// <param name="voice">Who says it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SpeechAudio> SynthesizeAsync(
        string text,
        string locale = "en-US",
        SpeechVoice voice = SpeechVoice.Female,
        CancellationToken cancellationToken = default);
}

namespace CloudBridge.Scratch.Site;

/// <summary>Asks the service that speaks.</summary>
internal sealed class Speech(IUpstreamClient client) : ISpeech
{
    public async Task<SpeechAudio> SynthesizeAsync(
        string text,
        string locale = "en-US",
        SpeechVoice voice = SpeechVoice.Female,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var spoken = Cut(text);
        var path = $"synth?locale={SiteArguments.Code(locale)}&gender={Gender(voice)}&text={Uri.EscapeDataString(spoken)}";
        var reply = await client.GetAsync(new(Upstream.Synthesis, path, ReplyKind.Lasting) { MediaType = "audio/" }, cancellationToken).ConfigureAwait(false);
        return new(spoken, reply.MediaType, reply.Body);
    }

    private static string Cut(string text)
    {
        if (text.Length <= ISpeech.MaxLength)
        {
            return text;
        }

        return char.IsHighSurrogate(text[ISpeech.MaxLength - 1]) ? text[..(ISpeech.MaxLength - 1)] : text[..ISpeech.MaxLength];
    }

    private static string Gender(SpeechVoice voice) => voice switch
    {
        SpeechVoice.Female => "female",
        SpeechVoice.Male => "male",
        _ => throw new ArgumentOutOfRangeException(nameof(voice)),
    };
}

using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Translations, and voices.</summary>
internal sealed class LanguageRequests(ITranslation translation, ISpeech speech)
{
    private const int LongestSpoken = 1_000;
    private static readonly TranslationLanguageFields Languages = new();
    private static readonly SpeechAudioFields Sounds = new();

    [Request(
        "translate",
        Description = "Translates a text of at most 1000 characters into a language.",
        Example = "translate fr hello",
        Answer = "the translated text",
        Endpoints = ["Translate GET /translate"],
        Idempotent = true)]
    public Task<string> TranslateAsync(string language, string text, CancellationToken cancellationToken = default) =>
        translation.TranslateAsync(LookupText.Language(language), LookupText.Text(text, ITranslation.MaxLength), cancellationToken);

    [Request(
        "translate.languages",
        Description = "Lists the languages for translate.",
        Example = "translate.languages",
        Fields = typeof(TranslationLanguageFields),
        Endpoints = ["Translate GET /supported"],
        Idempotent = true)]
    public Task<RequestResult> LanguagesAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Languages.AllAsync(
            context,
            style,
            "Scratch's translator knows no language just now.",
            async () => await translation.GetLanguagesAsync(cancellationToken));

    [Request(
        "speech.info",
        Description = "Turns a text of at most 128 characters into speech and gives the kind and size of the sound. A " +
            "project cannot play it.",
        Example = "speech.info hello",
        Fields = typeof(SpeechAudioFields),
        Endpoints = ["Synthesis GET /synth"],
        Idempotent = true)]
    public Task<RequestResult> SpeechAsync(
        string text,
        [Named] AnswerStyle style,
        RequestContext context,
        string locale = "en-US",
        SpeechVoice voice = SpeechVoice.Female,
        CancellationToken cancellationToken = default) =>
        Sounds.OneAsync(
            context,
            style,
            () => speech.SynthesizeAsync(LookupText.Text(text, LongestSpoken), LookupText.Language(locale), voice, cancellationToken));

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

    /// <summary>A language of translations.</summary>
    internal sealed class TranslationLanguageFields : FieldTable<TranslationLanguage>
    {
        public TranslationLanguageFields()
        {
            AddText("code", "the code, such as fr", language => language.Code, isUsual: true);
            AddText("name", "the English name", language => language.Name, isUsual: true);
        }
    }
}

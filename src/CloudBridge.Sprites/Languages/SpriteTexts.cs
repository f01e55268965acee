using System.Globalization;
using System.Text.Json;

namespace CloudBridge.Sprites.Languages;

/// <summary>All texts of a generated project in one language, from the resource file of that language.</summary>
internal sealed class SpriteTexts
{
    private static readonly Dictionary<SpriteLanguage, string> Codes = new()
    {
        [SpriteLanguage.English] = "en",
        [SpriteLanguage.Spanish] = "es",
        [SpriteLanguage.German] = "de",
        [SpriteLanguage.French] = "fr",
        [SpriteLanguage.Japanese] = "ja",
    };

    private readonly Dictionary<string, string> _texts;

    /// <summary>Reads the resource file.</summary>
    public SpriteTexts(SpriteLanguage language)
    {
        var name = $"Texts.{Codes[language]}.json";
        using var file = typeof(SpriteTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }

    /// <summary>The keys the file has.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>One text.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such key.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The names and words the engine shows.</summary>
    public EngineNames Names => new()
    {
        Answer = this["answer"],
        AnswerList = this["answerList"],
        Status = this["status"],
        Error = this["error"],
        Timeout = this["timeout"],
        Inputs = this["inputs"],
        AskWith = this["askWith"],
        Subscribe = this["subscribe"],
        TopicNews = this["topicNews"],
        Topic = this["topic"],
        TopicValue = this["topicValue"],
        Topics = this["topics"],
        TopicValues = this["topicValues"],
        TopicForAll = this["topicForAll"],
        TooLongSentence = this["tooLongSentence"],
        StatusWords = Words,
        TimeoutSentence = this["timeoutSentence"],
        OfflineSentence = this["offlineSentence"],
        UnservedSentence = this["unservedSentence"],
        AwaySentence = this["awaySentence"],
        VariablesSentence = this["variablesSentence"],
        DamagedSentence = this["damagedSentence"],
    };

    private StatusWords Words => new()
    {
        Asking = this["statusAsking"],
        Done = this["statusDone"],
        Failed = this["statusFailed"],
        NotFound = this["statusNotFound"],
        BadArgument = this["statusBadArgument"],
        Timeout = this["statusTimeout"],
        Offline = this["statusOffline"],
    };

    /// <summary>A text with something put into it.</summary>
    public string Format(string key, string value) => string.Format(CultureInfo.InvariantCulture, this[key], value);

    /// <summary>The comment that stands beside the block of a request.</summary>
    public string CommentOn(BlockRequest request)
    {
        var optional = request.Parameters.Where(parameter => parameter.IsOptional).Select(parameter => parameter.Name).ToArray();
        string?[] lines =
        [
            request.Description,
            request.Answer.Length > 0 ? Format("commentAnswer", request.Answer) : null,
            request.Example.Length > 0 ? Format("commentExample", request.Example) : null,
            optional.Length > 0 ? Format("commentOptional", string.Join(", ", optional)) : null,
            .. request.Parameters.Where(parameter => parameter.IsRest).Select(parameter => Format("commentRest", parameter.Name)),
            request.NeedsIdentity ? this["commentIdentity"] : null,
            this["commentLeaves"],
        ];
        return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }
}

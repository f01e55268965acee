namespace CloudBridge.Scratch;

/// <summary>The translations behind Scratch's translate blocks. Methods throw as those of <see cref="IScratchSite"/>.</summary>
public interface ITranslation
{
    /// <summary>The most characters of a text.</summary>
    public const int MaxLength = 1_000;

    /// <summary>Translates a text.</summary>
    /// <param name="language">The code of the language to translate into, such as <c>fr</c>.</param>
    /// <param name="text">1 to 1,000 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string> TranslateAsync(string language, string text, CancellationToken cancellationToken = default);

    /// <summary>The languages that can be translated into.</summary>
    Task<IReadOnlyList<TranslationLanguage>> GetLanguagesAsync(CancellationToken cancellationToken = default);
}

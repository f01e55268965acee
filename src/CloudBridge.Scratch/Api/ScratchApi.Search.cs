using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public sealed partial class ScratchApi
{
    private const int MaxQuery = 400;
    private const int MaxLanguage = 20;

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchProject>> ExploreProjectsAsync(
        string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            SearchPath("explore/projects", Everything(query), mode, language),
            range,
            ReplyKind.List,
            ProjectReader.Found,
            _saw.Project,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchStudio>> ExploreStudiosAsync(
        string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            SearchPath("explore/studios", Everything(query), mode, language),
            range,
            ReplyKind.List,
            StudioReader.Found,
            null,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchProject>> SearchProjectsAsync(
        string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            SearchPath("search/projects", query, mode, language),
            range,
            ReplyKind.List,
            ProjectReader.Found,
            _saw.Project,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchStudio>> SearchStudiosAsync(
        string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            SearchPath("search/studios", query, mode, language),
            range,
            ReplyKind.List,
            StudioReader.Found,
            null,
            cancellationToken);

    private static string Everything(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.IsNullOrWhiteSpace(query) ? "*" : query;
    }

    /// <exception cref="ArgumentException">The query is empty or longer than 400 characters, or the language is no code of
    /// one.</exception>
    private static Func<long, string> SearchPath(string path, string query, SearchMode mode, string? language)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Length, MaxQuery, nameof(query));
        var parameters = $"{path}?q={Uri.EscapeDataString(query.Trim())}&mode={Mode(mode)}";
        return Blocks(string.IsNullOrEmpty(language) ? parameters : $"{parameters}&language={Language(language)}");
    }

    private static string Mode(SearchMode mode) => mode switch
    {
        SearchMode.Popular => "popular",
        SearchMode.Trending => "trending",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    private static string Language(string language) =>
        language.Length <= MaxLanguage && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? language
            : throw new ArgumentException("A language is given by its code, such as de or pt-br.", nameof(language));
}

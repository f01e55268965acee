using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

/// <summary>
/// Reads the Scratch API through an <see cref="IUpstreamClient"/>, which minds budget and cache. Lists are asked in blocks
/// of 40 that begin at a multiple of 40, and cut: a part within one block costs one question, one that crosses a border
/// two. Beyond its end a list is empty. Users and projects of answers that are new are told to
/// <see cref="IScratchSightings"/>. Safe for threads.
/// </summary>
public sealed partial class ScratchApi : IScratchApi
{
    private const int MaxNameAsked = 100;

    private readonly ApiQuestions _ask;
    private readonly ApiSightings _saw;

    /// <summary>Makes it.</summary>
    public ScratchApi(IUpstreamClient client, IScratchSightings sightings)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(sightings);
        _ask = new ApiQuestions(client, Upstream.ScratchApi);
        _saw = new ApiSightings(sightings);
    }

    /// <inheritdoc />
    public Task<ScratchApiRoot> GetRootAsync(CancellationToken cancellationToken = default) =>
        _ask.OneAsync("", ReplyKind.Page, SiteReader.Root, null, cancellationToken);

    /// <inheritdoc />
    public Task<ScratchHealth> GetHealthAsync(CancellationToken cancellationToken = default) =>
        _ask.OneAsync("health", ReplyKind.Live, SiteReader.Health, null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<NewsItem>> GetNewsAsync(PageRange range, CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks("news"), range, ReplyKind.Page, SiteReader.News, null, cancellationToken);

    /// <inheritdoc />
    public Task<FrontPage> GetFrontPageAsync(CancellationToken cancellationToken = default) =>
        _ask.OneAsync("proxy/featured", ReplyKind.Page, FrontPageReader.Read, null, cancellationToken);

    /// <inheritdoc />
    public Task<long> GetSurpriseAsync(CancellationToken cancellationToken = default) =>
        _ask.OneAsync("surprise", ReplyKind.Live, answer => Fields.MustNumber(answer, "surprise"), null, cancellationToken);

    /// <inheritdoc />
    public Task<ScratchClassroom> GetClassroomAsync(long id, CancellationToken cancellationToken = default) =>
        _ask.OneAsync($"classrooms/{ScratchNames.Must(id)}", ReplyKind.Item, UserReader.Classroom, _saw.Class, cancellationToken);

    /// <inheritdoc />
    /// <remarks>What cannot be a part of a path (nothing, dots alone) and what is longer than 100 characters is invalid by
    /// Scratch's rules, and not asked.</remarks>
    public Task<UsernameCheck> CheckUsernameAsync(string username, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(username);
        return username.Length <= MaxNameAsked && username.Trim('.').Length > 0
            ? _ask.OneAsync(
                $"accounts/checkusername/{Uri.EscapeDataString(username)}",
                ReplyKind.List,
                check => UserReader.Check(check, username),
                null,
                cancellationToken)
            : Task.FromResult(new UsernameCheck(username, UsernameVerdict.Invalid, "invalid username"));
    }

    private static Func<long, string> Blocks(string path) =>
        offset => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={PageRange.MaxLimit}&offset={offset}";
}

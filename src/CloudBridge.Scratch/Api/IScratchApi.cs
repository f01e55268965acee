namespace CloudBridge.Scratch;

/// <summary>
/// The Scratch API as far as it can be read without a login. Every method throws <see cref="UpstreamException"/> when there is
/// no usable answer, and <see cref="ArgumentException"/> for a name or number that no user, project or studio can have.
/// Lists are in Scratch's own order.
/// </summary>
public interface IScratchApi
{
    /// <summary>The facts that the API gives about itself; the cheapest sign of life.</summary>
    Task<ScratchApiRoot> GetRootAsync(CancellationToken cancellationToken = default);

    /// <summary>The state of the API.</summary>
    Task<ScratchHealth> GetHealthAsync(CancellationToken cancellationToken = default);

    /// <summary>The news, newest first.</summary>
    Task<IReadOnlyList<NewsItem>> GetNewsAsync(PageRange range, CancellationToken cancellationToken = default);

    /// <summary>Counts the shared projects.</summary>
    Task<long> CountProjectsAsync(CancellationToken cancellationToken = default);

    /// <summary>A shared project.</summary>
    Task<ScratchProject> GetProjectAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>The remixes of a project.</summary>
    Task<IReadOnlyList<ScratchProject>> GetRemixesAsync(long id, PageRange range, CancellationToken cancellationToken = default);

    /// <summary>A studio.</summary>
    Task<ScratchStudio> GetStudioAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>The projects of a studio.</summary>
    Task<IReadOnlyList<StudioProject>> GetStudioProjectsAsync(
        long id,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>The managers of a studio.</summary>
    Task<IReadOnlyList<ScratchUser>> GetManagersAsync(
        long studio,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>The curators of a studio.</summary>
    Task<IReadOnlyList<ScratchUser>> GetCuratorsAsync(
        long studio,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The events in a studio, newest first. Pages go by date: to go on, give the time of the oldest event, which then comes
    /// again.
    /// </summary>
    /// <param name="studio">The number of the studio.</param>
    /// <param name="limit">Events at most, 1 to 40.</param>
    /// <param name="notAfter">Only events of this time or before; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<StudioEvent>> GetStudioActivityAsync(
        long studio,
        int limit,
        DateTimeOffset? notAfter = null,
        CancellationToken cancellationToken = default);

    /// <summary>The comments in a studio, without replies.</summary>
    Task<IReadOnlyList<ScratchComment>> GetStudioCommentsAsync(
        long studio,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>A comment in a studio.</summary>
    Task<ScratchComment> GetStudioCommentAsync(long studio, long comment, CancellationToken cancellationToken = default);

    /// <summary>The replies to a comment in a studio.</summary>
    Task<IReadOnlyList<ScratchComment>> GetStudioRepliesAsync(
        long studio,
        long comment,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>The front page.</summary>
    Task<FrontPage> GetFrontPageAsync(CancellationToken cancellationToken = default);

    /// <summary>A user.</summary>
    Task<ScratchUser> GetUserAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>The projects a user has starred.</summary>
    Task<IReadOnlyList<ScratchProject>> GetFavoritesAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>Who follows a user, newest first.</summary>
    Task<IReadOnlyList<ScratchUser>> GetFollowersAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>Whom a user follows, newest first.</summary>
    Task<IReadOnlyList<ScratchUser>> GetFollowingAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>Counts the unread messages of a user; Scratch may give an old number.</summary>
    Task<long> CountMessagesAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>The projects a user has shared; do not depend on their order.</summary>
    Task<IReadOnlyList<ScratchProject>> GetUserProjectsAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>A project of a user, without its author.</summary>
    Task<ScratchProject> GetUserProjectAsync(string username, long id, CancellationToken cancellationToken = default);

    /// <summary>The studios a project is in. The user must be its author.</summary>
    Task<IReadOnlyList<ScratchStudio>> GetProjectStudiosAsync(
        string author,
        long id,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>The comments on a project, without replies. The user must be its author.</summary>
    Task<IReadOnlyList<ScratchComment>> GetProjectCommentsAsync(
        string author,
        long id,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>A comment on a project. The user must be its author.</summary>
    Task<ScratchComment> GetProjectCommentAsync(
        string author,
        long id,
        long comment,
        CancellationToken cancellationToken = default);

    /// <summary>The replies to a comment on a project. The user must be its author.</summary>
    Task<IReadOnlyList<ScratchComment>> GetProjectRepliesAsync(
        string author,
        long id,
        long comment,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>The studios a user curates.</summary>
    Task<IReadOnlyList<ScratchStudio>> GetCuratedStudiosAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>Checks whether a user name can be taken; any text may be given.</summary>
    Task<UsernameCheck> CheckUsernameAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>Projects of the Explore page.</summary>
    /// <param name="query">Words, or <c>*</c> for all.</param>
    /// <param name="mode">The order.</param>
    /// <param name="language">A language code whose projects come first; null for none.</param>
    /// <param name="range">Which part.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<ScratchProject>> ExploreProjectsAsync(
        string query,
        SearchMode mode,
        string? language,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>Studios of the Explore page; as <see cref="ExploreProjectsAsync"/>.</summary>
    Task<IReadOnlyList<ScratchStudio>> ExploreStudiosAsync(
        string query,
        SearchMode mode,
        string? language,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>Projects that match words; the language is said to change nothing.</summary>
    Task<IReadOnlyList<ScratchProject>> SearchProjectsAsync(
        string query,
        SearchMode mode,
        string? language,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>Studios that match words; the language is said to change nothing.</summary>
    Task<IReadOnlyList<ScratchStudio>> SearchStudiosAsync(
        string query,
        SearchMode mode,
        string? language,
        PageRange range,
        CancellationToken cancellationToken = default);

    /// <summary>The counter of April Fools' Day 2018; may be an old number, may be gone.</summary>
    Task<long> GetSurpriseAsync(CancellationToken cancellationToken = default);

    /// <summary>A class.</summary>
    Task<ScratchClassroom> GetClassroomAsync(long id, CancellationToken cancellationToken = default);
}

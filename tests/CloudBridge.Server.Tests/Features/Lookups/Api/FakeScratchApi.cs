using System.Globalization;
using System.Runtime.CompilerServices;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Features.Lookups.Api;

/// <summary>A Scratch with lists of one length, in which everything can be told by its number.</summary>
internal sealed class FakeScratchApi : IScratchApi
{
    private static readonly DateTimeOffset Day = new(2020, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Items of every list.</summary>
    public int Length { get; set; } = 45;

    /// <summary>Thrown by every question; null for none.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>What was asked: the method and its arguments.</summary>
    public List<string> Asked { get; } = [];

    public Task<ScratchApiRoot> GetRootAsync(CancellationToken cancellationToken = default) =>
        Answer(new ScratchApiRoot("scratch.mit.edu", "api.scratch.mit.edu", "help@scratch.mit.edu"));

    public Task<ScratchHealth> GetHealthAsync(CancellationToken cancellationToken = default) =>
        Answer(new ScratchHealth("2d7d8b5e", 11791451, [0.0283203125, 0.03515625, 0.04541015625], new(true, Day, 0, 20)));

    public Task<IReadOnlyList<NewsItem>> GetNewsAsync(PageRange range, CancellationToken cancellationToken = default) =>
        List(range, i => new NewsItem(3_000_000_000 + i, Day, $"News {i}", "https://scratch.mit.edu/news", "https://scratch.mit.edu/news.png", new string('n', 150)));

    public Task<long> CountProjectsAsync(CancellationToken cancellationToken = default) => Answer(164_307_034L);

    public Task<ScratchProject> GetProjectAsync(long id, CancellationToken cancellationToken = default) =>
        Answer(Project(id) with { Author = User(167, "mres") }, id);

    public Task<IReadOnlyList<ScratchProject>> GetRemixesAsync(long id, PageRange range, CancellationToken cancellationToken = default) =>
        List(range, i => Project(i) with { Author = User(i) }, id);

    public Task<ScratchStudio> GetStudioAsync(long id, CancellationToken cancellationToken = default) => Answer(Studio(id), id);

    public Task<IReadOnlyList<StudioProject>> GetStudioProjectsAsync(long id, PageRange range, CancellationToken cancellationToken = default) =>
        List(range, i => new StudioProject(i, $"Project {i}", "image", 7, "mres", new Dictionary<string, string>(), 8), id);

    public Task<IReadOnlyList<ScratchUser>> GetManagersAsync(long studio, PageRange range, CancellationToken cancellationToken = default) => Users(range, studio);

    public Task<IReadOnlyList<ScratchUser>> GetCuratorsAsync(long studio, PageRange range, CancellationToken cancellationToken = default) => Users(range, studio);

    public Task<IReadOnlyList<StudioEvent>> GetStudioActivityAsync(long studio, int limit, DateTimeOffset? notAfter = null, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<StudioEvent>>([.. Enumerable.Range(1, Length).Select(Event).Where(item => notAfter is null || item.At <= notAfter).Take(limit)], studio);

    public Task<IReadOnlyList<ScratchComment>> GetStudioCommentsAsync(long studio, PageRange range, CancellationToken cancellationToken = default) => Comments(range, studio);

    public Task<ScratchComment> GetStudioCommentAsync(long studio, long comment, CancellationToken cancellationToken = default) => Answer(Comment(comment), studio, comment);

    public Task<IReadOnlyList<ScratchComment>> GetStudioRepliesAsync(long studio, long comment, PageRange range, CancellationToken cancellationToken = default) => Comments(range, studio, comment);

    public Task<FrontPage> GetFrontPageAsync(CancellationToken cancellationToken = default) => Answer(new FrontPage
    {
        Featured = [new(1, "One", "project", "image") { Creator = "mres" }],
        FeaturedStudios = [new(2, "Two", "gallery", "image")],
    });

    public Task<ScratchUser> GetUserAsync(string username, CancellationToken cancellationToken = default) => Answer(User(167, username), username);

    public Task<IReadOnlyList<ScratchProject>> GetFavoritesAsync(string username, PageRange range, CancellationToken cancellationToken = default) => Projects(range, username);

    public Task<IReadOnlyList<ScratchUser>> GetFollowersAsync(string username, PageRange range, CancellationToken cancellationToken = default) => Users(range, username);

    public Task<IReadOnlyList<ScratchUser>> GetFollowingAsync(string username, PageRange range, CancellationToken cancellationToken = default) => Users(range, username);

    public Task<long> CountMessagesAsync(string username, CancellationToken cancellationToken = default) => Answer(9L, username);

    public Task<IReadOnlyList<ScratchProject>> GetUserProjectsAsync(string username, PageRange range, CancellationToken cancellationToken = default) => Projects(range, username);

    public Task<ScratchProject> GetUserProjectAsync(string username, long id, CancellationToken cancellationToken = default) => Answer(Project(id), username, id);

    public Task<IReadOnlyList<ScratchStudio>> GetProjectStudiosAsync(string author, long id, PageRange range, CancellationToken cancellationToken = default) => Studios(range, author, id);

    public Task<IReadOnlyList<ScratchComment>> GetProjectCommentsAsync(string author, long id, PageRange range, CancellationToken cancellationToken = default) => Comments(range, author, id);

    public Task<ScratchComment> GetProjectCommentAsync(string author, long id, long comment, CancellationToken cancellationToken = default) => Answer(Comment(comment), author, id, comment);

    public Task<IReadOnlyList<ScratchComment>> GetProjectRepliesAsync(string author, long id, long comment, PageRange range, CancellationToken cancellationToken = default) => Comments(range, author, id, comment);

    public Task<IReadOnlyList<ScratchStudio>> GetCuratedStudiosAsync(string username, PageRange range, CancellationToken cancellationToken = default) => Studios(range, username);

    public Task<UsernameCheck> CheckUsernameAsync(string username, CancellationToken cancellationToken = default) =>
        Answer(new UsernameCheck(username, UsernameVerdict.Taken, "username exists"), username);

    public Task<IReadOnlyList<ScratchProject>> ExploreProjectsAsync(string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) => Projects(range, query, mode, language);

    public Task<IReadOnlyList<ScratchStudio>> ExploreStudiosAsync(string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) => Studios(range, query, mode, language);

    public Task<IReadOnlyList<ScratchProject>> SearchProjectsAsync(string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) => Projects(range, query, mode, language);

    public Task<IReadOnlyList<ScratchStudio>> SearchStudiosAsync(string query, SearchMode mode, string? language, PageRange range, CancellationToken cancellationToken = default) => Studios(range, query, mode, language);

    public Task<long> GetSurpriseAsync(CancellationToken cancellationToken = default) => Answer(1_000_000L);

    public Task<ScratchClassroom> GetClassroomAsync(long id, CancellationToken cancellationToken = default) =>
        Answer(new ScratchClassroom(id, "Class 1") { Educator = User(3, "teacher"), Started = Day }, id);

    private static ScratchUser User(long id, string? name = null) =>
        new(id, name ?? $"user{id}") { Country = "Japan", Joined = Day, Bio = "Hi", Status = "Games", Images = new Dictionary<string, string> { ["32x32"] = "small", ["90x90"] = "large" } };

    private static ScratchProject Project(long id) =>
        new(id, $"Project {id}") { Shared = Day, Stats = new() { Views = 10, Loves = 3, Favorites = 2, Remixes = 1 } };

    private static ScratchStudio Studio(long id) =>
        new(id, $"Studio {id}") { Created = Day, Stats = new() { Comments = 100, Followers = 50, Managers = 4, Projects = 99 } };

    private static ScratchComment Comment(long id) => new(id, $"Comment {id}", Day, new(167, "mres", true, "image")) { ReplyCount = 2 };

    /// <summary>Two events share each moment.</summary>
    private static StudioEvent Event(int number) => new($"addprojecttostudio-{number}", "addprojecttostudio", Day.AddMinutes(-(number / 2)), 167, "mres", number, $"Project {number}");

    private Task<IReadOnlyList<ScratchUser>> Users(PageRange range, object subject, [CallerMemberName] string question = "") => List(range, i => User(i), [subject], question);

    private Task<IReadOnlyList<ScratchProject>> Projects(PageRange range, object first, object? second = null, object? third = null, [CallerMemberName] string question = "") =>
        List(range, i => Project(i), [first, second, third], question);

    private Task<IReadOnlyList<ScratchStudio>> Studios(PageRange range, object first, object? second = null, object? third = null, [CallerMemberName] string question = "") =>
        List(range, i => Studio(i), [first, second, third], question);

    private Task<IReadOnlyList<ScratchComment>> Comments(PageRange range, object first, object? second = null, object? third = null, [CallerMemberName] string question = "") =>
        List(range, i => Comment(i), [first, second, third], question);

    private Task<IReadOnlyList<T>> List<T>(PageRange range, Func<long, T> item, object? subject = null, [CallerMemberName] string question = "") => List(range, item, [subject], question);

    private Task<IReadOnlyList<T>> List<T>(PageRange range, Func<long, T> item, object?[] subjects, string question)
    {
        var count = (int)Math.Clamp(Length - range.Offset, 0, range.Limit);
        return Answer<IReadOnlyList<T>>([.. Enumerable.Range(1, count).Select(i => item(range.Offset + i))], [.. subjects, range.Offset, range.Limit], question);
    }

    private Task<T> Answer<T>(T answer, object? first = null, object? second = null, object? third = null, [CallerMemberName] string question = "") =>
        Answer(answer, [first, second, third], question);

    private Task<T> Answer<T>(T answer, object?[] subjects, string question)
    {
        Asked.Add(string.Join(' ', [question, .. subjects.Where(subject => subject is not null).Select(subject => Convert.ToString(subject, CultureInfo.InvariantCulture))]));
        return Trouble is null ? Task.FromResult(answer) : Task.FromException<T>(Trouble);
    }
}

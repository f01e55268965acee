using System.Globalization;
using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public sealed partial class ScratchApi
{
    /// <inheritdoc />
    public Task<ScratchStudio> GetStudioAsync(long id, CancellationToken cancellationToken = default) =>
        _ask.OneAsync(StudioPath(id), ReplyKind.Item, StudioReader.Read, null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StudioProject>> GetStudioProjectsAsync(
        long id,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{StudioPath(id)}/projects"), range, ReplyKind.List, ProjectReader.InStudio, _saw.InStudio, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchUser>> GetManagersAsync(
        long studio,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{StudioPath(studio)}/managers"), range, ReplyKind.List, UserReader.Read, _saw.User, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchUser>> GetCuratorsAsync(
        long studio,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{StudioPath(studio)}/curators"), range, ReplyKind.List, UserReader.Read, _saw.User, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<StudioEvent>> GetStudioActivityAsync(
        long studio, int limit, DateTimeOffset? notAfter = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageRange.MaxLimit);
        var path = $"{StudioPath(studio)}/activity?limit={PageRange.MaxLimit}{DateLimit(notAfter)}";
        var events = await _ask
            .ListAsync(path, PageRange.MaxLimit, ReplyKind.List, StudioReader.Event, _saw.Event, cancellationToken)
            .ConfigureAwait(false);
        return events.Slice(0, limit);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchComment>> GetStudioCommentsAsync(
        long studio,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{StudioPath(studio)}/comments"), range, ReplyKind.List, CommentReader.Read, _saw.Comment, cancellationToken);

    /// <inheritdoc />
    public Task<ScratchComment> GetStudioCommentAsync(long studio, long comment, CancellationToken cancellationToken = default) =>
        _ask.OneAsync(
            $"{StudioPath(studio)}/comments/{ScratchNames.Must(comment)}",
            ReplyKind.List,
            CommentReader.Read,
            _saw.Comment,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchComment>> GetStudioRepliesAsync(
        long studio,
        long comment,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            Blocks($"{StudioPath(studio)}/comments/{ScratchNames.Must(comment)}/replies"),
            range,
            ReplyKind.List,
            CommentReader.Read,
            _saw.Comment,
            cancellationToken);

    private static string StudioPath(long studio) => $"studios/{ScratchNames.Must(studio)}";

    private static string DateLimit(DateTimeOffset? notAfter)
    {
        if (notAfter is not { } time)
        {
            return "";
        }

        // Scratch counts in milliseconds: rounding down would leave out what happened in the last part of one.
        var part = time.Ticks % TimeSpan.TicksPerMillisecond;
        var rounded = part == 0 ? time : time.AddTicks(TimeSpan.TicksPerMillisecond - part);
        var text = rounded.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return "&dateLimit=" + Uri.EscapeDataString(text);
    }
}

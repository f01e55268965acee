using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Takes parts out of answers.</summary>
internal static class StatsAnswerExtensions
{
    /// <summary>Something else from the same source and time.</summary>
    public static StatsAnswer<TPart> With<T, TPart>(this StatsAnswer<T> answer, TPart part) =>
        new(part, answer.Source, answer.AsOf);
}

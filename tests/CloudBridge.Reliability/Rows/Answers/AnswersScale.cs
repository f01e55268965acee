using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>How many of everything the row takes.</summary>
/// <param name="Projects">Projects at the same time, each behind a proxy of its own.</param>
/// <param name="Requests">Requests of one project.</param>
/// <param name="FaultEvery">Every so many requests the connection of the bridge ends while one is under way.</param>
internal sealed record AnswersScale(int Projects, int Requests, int FaultEvery)
{
    /// <summary>A small run has fewer breaks a project, as each makes the bridge wait longer before the next try.</summary>
    public static AnswersScale Of(RowRun run)
    {
        var requests = run.Scale < 0.1 ? 10 : 25;
        return new AnswersScale(run.Count(10_000 / requests, 5), requests, 5);
    }

    public int AllRequests => Projects * Requests;

    public int Disconnects => AllRequests / FaultEvery;
}

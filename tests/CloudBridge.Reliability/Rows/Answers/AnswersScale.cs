using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>How many of everything the row takes.</summary>
/// <param name="Projects">Projects at the same time, each behind a proxy of its own.</param>
/// <param name="Requests">Requests of one project.</param>
/// <param name="FaultEvery">Every so many requests the connection of the bridge ends while one is under way.</param>
internal sealed record AnswersScale(int Projects, int Requests, int FaultEvery)
{
    private const int RequestsPerProject = 25;

    public static AnswersScale Of(RowRun run) => new(run.Count(10_000 / RequestsPerProject, 4), RequestsPerProject, 5);

    public int AllRequests => Projects * Requests;

    public int Disconnects => AllRequests / FaultEvery;
}

using CloudBridge.Client;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Program;
using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>Asks in a project as a Scratch project does, and says whether somebody answers, or why nobody does.</summary>
internal sealed class BridgeCheck(DoctorContext context)
{
    private const string Name = "Bridge";
    private const string Player = "player1000";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="group">The group of the check.</param>
    /// <param name="cloud">The cloud; its address is known.</param>
    /// <param name="project">The project.</param>
    /// <param name="isRunning">Whether a server runs on this machine: then it should answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DoctorCheck> RunAsync(
        string group,
        CloudOptions cloud,
        string project,
        bool isRunning,
        CancellationToken cancellationToken)
    {
        if (cloud.Kind == CloudKind.Scratch)
        {
            const string how = $"{ExampleCommandLine.Program} request ping --cloud URL --user NAME --password TEXT asks as one, on a cloud of this machine.";
            return new(group, Name, CheckStatus.Note, "Not asked: that takes a player who is signed in.", how);
        }

        var question = new Question(cloud.Url!, project, Player, "ping", [], Patience) { Format = WireFormat.Cb1, Variables = CloudVariables.Of(cloud) };
        var answer = await ProjectClient.AskAsync(context.Time, question, cancellationToken);
        return answer.Error is null ? new(group, Name, CheckStatus.Ok, "A bridge answers in this project.", null, answer.Milliseconds)
            : isRunning ? new(group, Name, CheckStatus.Warning, answer.Error, Hint(project))
            : new(group, Name, CheckStatus.Note, $"No server runs on this machine. {answer.Error}", $"Start it with `{ExampleCommandLine.Program} run`.");
    }

    /// <summary>Where the cloud is one that was started for the checks, nobody can answer.</summary>
    public static DoctorCheck NotRunning(string group) =>
        new(
            group,
            Name,
            CheckStatus.Note,
            "No server is running, so nobody answers in this project yet.",
            $"Start it with `{ExampleCommandLine.Program} run`.");

    private static string Hint(string project) =>
        $"The server here may have been started with another configuration. Projects must use the id {project}, and this cloud as their cloud host.";
}

using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>A Scratch project that speaks Cloud Requests with nothing but Scratch blocks, as projects of players do.</summary>
internal static class CloudRequestsProject
{
    /// <summary>Builds it. The list "ask" is empty: whoever loads the project fills it before the green flag.</summary>
    public static ProjectBuilder Create()
    {
        var project = new ProjectBuilder();
        var sprite = project.AddSprite("Cloud Requests");
        foreach (var costume in CharacterCostumes.All())
        {
            sprite.AddCostume(costume);
        }

        var state = new ProjectState(project.Stage, sprite);
        var encoder = new RequestEncoder(state);
        var sender = new RequestSender(state);
        var decoder = new ResponseDecoder(state);
        var receiver = new ResponseReceiver(state, decoder);
        var queue = new AskQueue(state, encoder, sender, receiver);
        foreach (var script in queue.Scripts().Append(encoder.Script()).Concat(sender.Scripts()).Concat(receiver.Scripts()).Concat(decoder.Scripts()))
        {
            sprite.AddScript(script);
        }

        return project;
    }
}

using CloudBridge.Hosting;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>A Scratch project that speaks Cloud Requests with nothing but Scratch blocks, as projects of players do.</summary>
internal static class CloudRequestsProject
{
    /// <summary>Builds it. The list "ask" is empty: whoever loads the project fills it before the green flag.</summary>
    public static ProjectBuilder Create(Receiving receiving = Receiving.AsksWhileASlotIsEmpty)
    {
        var project = new ProjectBuilder();
        var sprite = project.AddSprite("Cloud Requests");
        foreach (var costume in CharacterCostumes.All())
        {
            sprite.AddCostume(costume);
        }

        var state = new ProjectState(project.Stage, sprite);
        var encoder = new CompatibleEncoder(state);
        var sender = new RequestSender(state);
        var decoder = new ResponseDecoder(state);
        var (poll, scripts) = Receiver(receiving, state, sprite, decoder);
        var queue = new AskQueue(state, encoder, sender, poll);
        foreach (var script in queue.Scripts().Append(encoder.Script()).Concat(sender.Scripts()).Concat(scripts).Concat(decoder.Scripts()))
        {
            sprite.AddScript(script);
        }

        return project;
    }

    private static (Block Poll, IEnumerable<Script> Scripts) Receiver(Receiving receiving, ProjectState state, SpriteBuilder sprite, ResponseDecoder decoder)
    {
        if (receiving is Receiving.AsksWhileASlotIsEmpty)
        {
            var own = new ResponseReceiver(state, decoder);
            return (own.Poll(), own.Scripts());
        }

        var template = new TemplateReceiver(state, sprite, decoder, asks: receiving is Receiving.AsksAfterTheLastPart);
        return (template.Poll(), template.Scripts());
    }
}

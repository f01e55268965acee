using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The yellow blocks.</summary>
internal static class Events
{
    /// <summary>Starts all scripts that wait for the message, and goes on.</summary>
    public static Block Broadcast(Message message) => new("event_broadcast")
    {
        Inputs = [new MessageInput("BROADCAST_INPUT", message)],
    };

    /// <summary>Starts all scripts that wait for the message, and waits until they are through.</summary>
    public static Block BroadcastAndWait(Message message) => new("event_broadcastandwait")
    {
        Inputs = [new MessageInput("BROADCAST_INPUT", message)],
    };

    /// <summary>Runs when the message is sent.</summary>
    public static Script WhenReceived(Message message, params Block[] body) =>
        new(new Block("event_whenbroadcastreceived") { Fields = [new BlockField("BROADCAST_OPTION", message.Name, message.Id)] }, body);

    /// <summary>Runs when the sprite is clicked.</summary>
    public static Script WhenClicked(params Block[] body) => new(new Block("event_whenthisspriteclicked"), body);
}

namespace CloudBridge.TestKit;

/// <summary>When a connection breaks that is sending.</summary>
public enum BreakMoment
{
    /// <summary>Nothing of the message arrives.</summary>
    BeforeDelivery,

    /// <summary>The message arrives, but its sender cannot know.</summary>
    AfterDelivery,
}

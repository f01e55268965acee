namespace CloudBridge.Monitors;

/// <summary>The way in which an alert reaches somebody. The numbers are stored.</summary>
public enum AlertKind
{
    /// <summary>A signed HTTP POST with JSON.</summary>
    Webhook = 0,

    /// <summary>An HTTP POST in the form that Discord's webhooks take.</summary>
    Discord = 1,

    /// <summary>A message to every player of a Scratch project.</summary>
    Cloud = 2,
}

namespace CloudBridge.Server.Configuration;

/// <summary>What the section CloudServer has beside the options of the cloud server itself.</summary>
internal sealed class EmbeddedCloudOptions
{
    /// <summary>Whether a cloud server runs inside this process. Default true.</summary>
    public bool Enabled { get; set; } = true;
}

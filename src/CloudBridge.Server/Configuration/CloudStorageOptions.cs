namespace CloudBridge.Server.Configuration;

/// <summary>What projects may store here.</summary>
internal sealed class CloudStorageOptions
{
    /// <summary>Whether projects may store anything. Default true.</summary>
    public bool Enabled { get; set; } = true;
}

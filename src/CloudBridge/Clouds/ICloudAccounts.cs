namespace CloudBridge.Clouds;

/// <summary>Finds the account for a cloud. Without a registration clouds are joined without one.</summary>
public interface ICloudAccounts
{
    /// <summary>The account for a configured cloud; null when that kind of cloud has none.</summary>
    /// <param name="name">The name of the cloud, as configured.</param>
    /// <param name="cloud">Its options.</param>
    ICloudAccount? Find(string name, CloudOptions cloud);
}

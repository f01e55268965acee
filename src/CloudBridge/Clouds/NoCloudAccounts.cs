namespace CloudBridge.Clouds;

/// <summary>Stands in where no cloud has accounts.</summary>
internal sealed class NoCloudAccounts : ICloudAccounts
{
    public ICloudAccount? Find(string name, CloudOptions cloud) => null;
}

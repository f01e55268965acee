using System.Globalization;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>Numbers in answers.</summary>
internal static class StorageNumbers
{
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

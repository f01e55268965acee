using System.Reflection;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>Where the programs under test lie; the build knows.</summary>
internal static class Places
{
    public static string NodeDirectory => Find("NodeDirectory");

    public static string ServerDirectory => Find("ServerDirectory");

    /// <summary>Recorded requests and answers of the Cloud Requests protocol.</summary>
    public static string VectorFile => Find("VectorFile");

    /// <summary>Where all vectors lie.</summary>
    public static string VectorDirectory => Find("VectorDirectory");

    private static string Find(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;
}

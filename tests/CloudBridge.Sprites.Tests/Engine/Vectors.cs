namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>The vectors of the specification, as they lie in the repository.</summary>
internal static class Vectors
{
    public static string Text(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CloudBridge.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CloudBridge.sln is in no folder above the tests.");
        }

        return File.ReadAllText(Path.Combine(folder, "protocol", "vectors", name));
    }
}

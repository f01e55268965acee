namespace CloudBridge.Scratch.Tests.Api;

/// <summary>The examples of the documents, as files.</summary>
internal static class ExampleFile
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Api", "Examples");

    public static IReadOnlyList<string> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>The content of one: <c>Users/user</c>.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

/// <summary>Texts the model was not trained on.</summary>
internal static class HeldBackTexts
{
    /// <summary>The files of a kind, by the names they have without folder and ending.</summary>
    public static IReadOnlyList<string> Read(params string[] names) =>
        [.. names.Select(name => File.ReadAllText(Path.Combine(RepositoryFile.Root, "tests", "CloudBridge.Protocol.Tests", "Cb1", "Texts", name + ".txt")))];

    public static IReadOnlyList<string> All() =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFile.Root, "tests", "CloudBridge.Protocol.Tests", "Cb1", "Texts"), "*.txt", SearchOption.AllDirectories).Select(File.ReadAllText)];
}

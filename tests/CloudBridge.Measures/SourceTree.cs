namespace CloudBridge.Measures;

/// <summary>The code of the repository: the product, and the tests of each of its projects.</summary>
internal sealed class SourceTree
{
    private SourceTree(IReadOnlyList<SourceFile> product, IReadOnlyDictionary<string, int> testLines) => (Product, TestLines) = (product, testLines);

    /// <summary>All files below <c>src</c>.</summary>
    public IReadOnlyList<SourceFile> Product { get; }

    /// <summary>Lines of the unit tests, by the project that is tested.</summary>
    public IReadOnlyDictionary<string, int> TestLines { get; }

    /// <summary>Reads the repository that this program was built in.</summary>
    public static SourceTree Read()
    {
        var root = Root();
        var product = FilesBelow(Path.Combine(root, "src")).Select(file => Read(Path.Combine(root, "src"), file)).ToArray();
        var tests = product.Select(file => file.Project).Distinct().ToDictionary(project => project, project => LinesBelow(Path.Combine(root, "tests", $"{project}.Tests")));
        return new SourceTree(product, tests);
    }

    private static SourceFile Read(string folder, string file)
    {
        var parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar);
        return SourceFile.Read(file, parts[0], parts.Length > 2 ? parts[1] : "");
    }

    private static int LinesBelow(string folder) => Directory.Exists(folder) ? FilesBelow(folder).Sum(file => File.ReadLines(file).Count()) : 0;

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CloudBridge.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CloudBridge.sln is in no folder above this program.");
        }

        return folder;
    }
}

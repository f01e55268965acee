namespace CloudBridge.Measures;

/// <summary>The code of the repository: the product, and the tests of each of its projects.</summary>
public sealed class SourceTree
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
        var projects = Directory.GetDirectories(Path.Combine(root, "src")).Order(StringComparer.Ordinal).ToArray();
        return new SourceTree(
            [.. projects.SelectMany(Files)],
            projects.Select(Path.GetFileName).ToDictionary(project => project!, project => LinesBelow(Path.Combine(root, "tests", $"{project}.Tests"))));
    }

    private static IEnumerable<SourceFile> Files(string project) => FilesBelow(project).Select(file => SourceFile.Read(project, file));

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

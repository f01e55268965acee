namespace CloudBridge.Protocol.Tests;

/// <summary>Files of the repository, some of which are made by the code and must be what it would make now.</summary>
internal static class RepositoryFile
{
    private const string UpdateVariable = "CLOUDBRIDGE_UPDATE_FILES";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Fails when a file is not as expected; with the variable set to 1 writes it first.</summary>
    public static void AssertCurrent(string expected, string path)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == expected,
            $"{path} is not what the code makes. Run the tests once with {UpdateVariable}=1 and commit the file.");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CloudBridge.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CloudBridge.sln is in no folder above the tests.");
        }

        return folder;
    }
}

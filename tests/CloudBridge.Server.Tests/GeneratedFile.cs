namespace CloudBridge.Server.Tests;

/// <summary>Files of the source tree that tests hold to the program.</summary>
internal static class Repository
{
    /// <summary>Set to 1 to write such files anew instead of comparing them.</summary>
    public const string UpdateVariable = "CLOUDBRIDGE_UPDATE_FILES";

    public static string Root { get; } = FindRoot();

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    public static void AssertCurrent(string expected, params string[] path)
    {
        var file = File(path);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            System.IO.File.WriteAllText(file, expected);
        }

        Assert.True(
            System.IO.File.Exists(file) && System.IO.File.ReadAllText(file) == expected,
            $"{Path.Combine(path)} is not what the options say. Run the tests once with {UpdateVariable}=1 and commit the file.");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "CloudBridge.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the source tree.");
        }

        return folder;
    }
}

using CloudBridge.Server.Tests.House;

namespace CloudBridge.Server.Tests;

/// <summary>Files of the repository that are made from the program, and must be what it would make now.</summary>
internal static class GeneratedFile
{
    /// <summary>Set to 1 to write such files anew instead of comparing them.</summary>
    public const string UpdateVariable = "CLOUDBRIDGE_UPDATE_FILES";

    public static void AssertCurrent(string expected, string path)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == expected,
            $"{path} is not what the program says. Run the tests once with {UpdateVariable}=1 and commit the file.");
    }
}

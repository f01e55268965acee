namespace CloudBridge.Server.Program;

/// <summary>Finds what to type to start this program again.</summary>
internal static class Launcher
{
    /// <summary><c>cloudbridge</c> when the shell finds it, otherwise the path of the launcher beside this program.</summary>
    public static string For(Terminal terminal)
    {
        var folders = terminal.Variables.GetValueOrDefault("PATH", "").Split(Path.PathSeparator);
        var file = ExampleCommandLine.Program + (OperatingSystem.IsWindows() ? ".exe" : "");
        var beside = Path.Combine(AppContext.BaseDirectory, file);
        if (folders.Any(folder => File.Exists(Path.Combine(folder, file))) || !File.Exists(beside))
        {
            return ExampleCommandLine.Program;
        }

        var relative = Path.GetRelativePath(terminal.WorkingDirectory, beside);
        return relative.StartsWith("..", StringComparison.Ordinal) ? beside
            : relative.Contains(Path.DirectorySeparatorChar) ? relative
            : $".{Path.DirectorySeparatorChar}{relative}";
    }
}

namespace CloudBridge.Server.Program;

/// <summary>The version of this program.</summary>
internal static class ServerVersion
{
    public static string Text { get; } = typeof(ServerVersion).Assembly.GetName().Version?.ToString(3) ?? "0";
}

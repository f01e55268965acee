using CloudBridge.CloudServer;
using CloudBridge.CloudServer.Names;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>The rule that the file of words which user names may not contain can be used.</summary>
internal static class ForbiddenNamesRules
{
    private const string Key = $"{EmbeddedCloudOptions.Section}:{nameof(CloudServerOptions.ForbiddenNames)}";

    public static IEnumerable<ConfigurationFault> Faults(ServerConfiguration configuration) =>
        configuration.RunsCloudServer()
        && configuration.CloudServer().ForbiddenNames is { Length: > 0 } path
        && FaultOf(Path.GetFullPath(path, configuration.WorkingDirectory)) is { } fault
            ?
            [
                new(
                    Key,
                    $"is {path}, which cannot be used: {fault}",
                    Allowed: $"a file in UTF-8 of at most {ForbiddenWords.MaxBytes} bytes, with a word on each line"),
            ]
            : [];

    private static string? FaultOf(string path)
    {
        try
        {
            ForbiddenWords.Read(path, TimeProvider.System);
            return null;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}

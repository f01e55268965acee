using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>A generated project as a file, for as long as a test needs it.</summary>
internal sealed class TempProject : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cloudbridge-sb3-");

    private TempProject() => File = Path.Combine(_directory.FullName, "project.sb3");

    public string File { get; }

    /// <summary>Writes the project into a new temporary folder.</summary>
    public static TempProject Generate(Receiving receiving = Receiving.AsksWhileASlotIsEmpty) => Write(CloudRequestsProject.Create(receiving));

    /// <summary>Writes any project into a new temporary folder.</summary>
    public static TempProject Write(ProjectBuilder builder)
    {
        var project = new TempProject();
        using var file = System.IO.File.Create(project.File);
        ProjectArchive.Write(builder, file);
        return project;
    }

    /// <inheritdoc />
    public void Dispose() => _directory.Delete(recursive: true);
}

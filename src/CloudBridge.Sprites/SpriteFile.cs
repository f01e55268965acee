using CloudBridge.Sprites.CloudHead;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Projects;
using CloudBridge.Sprites.Starter;

namespace CloudBridge.Sprites;

/// <summary>Makes files for Scratch and TurboWarp from the requests of a server. The same requests give the same bytes.</summary>
public static class SpriteFile
{
    /// <summary>A whole project, an <c>.sb3</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of variables is not 1 to 9.</exception>
    public static byte[] Project(IReadOnlyList<BlockRequest> requests, SpriteOptions options)
    {
        using var file = new MemoryStream();
        ProjectArchive.Write(Build(requests, options).Project, file);
        return file.ToArray();
    }

    /// <summary>The sprite alone, a <c>.sprite3</c>, for a project that has the cloud variables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of variables is not 1 to 9.</exception>
    public static byte[] Sprite(IReadOnlyList<BlockRequest> requests, SpriteOptions options)
    {
        using var file = new MemoryStream();
        ProjectArchive.Write(Build(requests, options with { Project = SpriteProject.None }).Cloud.Sprite, file);
        return file.ToArray();
    }

    internal static (ProjectBuilder Project, CloudSprite Cloud) Build(IReadOnlyList<BlockRequest> requests, SpriteOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Variables.Answers.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Variables.Answers.Count, StageBuilder.CloudVariableLimit - 1);
        var project = new ProjectBuilder();
        var cloud = new CloudSprite(project, requests, options);
        var texts = new SpriteTexts(options.Language);
        switch (options.Project)
        {
            case SpriteProject.Starter:
                new StarterProject(project, cloud, texts).Add();
                break;
            case SpriteProject.CloudHead:
                new CloudHeadProject(project, cloud, texts).Add();
                break;
        }

        return (project, cloud);
    }
}

using CloudBridge.Server.Features.Sprites;
using CloudBridge.Sprites;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>The arguments of <c>cloudbridge sprite</c>.</summary>
/// <param name="Project">starter, cloudhead or none.</param>
/// <param name="Wire">cb1 or compatible.</param>
/// <param name="Language">The code of the language.</param>
/// <param name="Variables">How many answer variables at most.</param>
/// <param name="Requests">Names, and areas with a star.</param>
/// <param name="Name">What the sprite is called.</param>
/// <param name="Output">The file; null for one named after the project.</param>
/// <param name="IsForced">Whether a file that is there is replaced.</param>
internal sealed record SpriteArguments(
    string Project,
    string Wire,
    string Language,
    int Variables,
    IReadOnlyList<string> Requests,
    string Name,
    string? Output,
    bool IsForced)
{
    /// <summary>The file to write.</summary>
    public string File => Output ?? (Project == "none" ? "cloudbridge.sprite3" : Project + ".sb3");

    /// <summary>The requests that were chosen, and those the project cannot do without.</summary>
    public IReadOnlyList<string> AllRequests =>
        [.. Requests, .. Project switch { "cloudhead" => SpriteRequests.OfCloudHead, "starter" => SpriteRequests.OfStarter, _ => [] }];

    public SpriteOptions ToOptions()
    {
        SpriteLanguages.TryGet(Language, out var language);
        return new SpriteOptions
        {
            Name = Name.Trim(),
            Wire = Wire == "compatible" ? SpriteWire.Compatible : SpriteWire.Cb1,
            Language = language,
            Project = Project switch { "cloudhead" => SpriteProject.CloudHead, "starter" => SpriteProject.Starter, _ => SpriteProject.None },
        };
    }
}

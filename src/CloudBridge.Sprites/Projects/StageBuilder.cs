using System.Text.Json.Nodes;
using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Projects;

/// <summary>The stage: its variables are seen by all sprites, and only it has cloud variables.</summary>
internal sealed class StageBuilder() : TargetBuilder("Stage")
{
    /// <summary>Scratch makes further ones ordinary variables, without a word.</summary>
    public const int CloudVariableLimit = 10;

    private int _cloudVariables;

    /// <summary>Adds a cloud variable; "☁ " is put before its name.</summary>
    /// <exception cref="InvalidOperationException">There are ten already.</exception>
    public Variable AddCloudVariable(string name)
    {
        if (_cloudVariables == CloudVariableLimit)
        {
            throw new InvalidOperationException($"A project has at most {CloudVariableLimit} cloud variables; '{name}' is one too many.");
        }

        _cloudVariables++;
        var full = "☁ " + name;
        return AddVariable(full, [full, "0", true]);
    }

    /// <inheritdoc />
    public override JsonObject ToJson()
    {
        var stage = base.ToJson();
        stage.Insert(0, "isStage", true);
        stage["layerOrder"] = 0;
        stage["tempo"] = 60;
        stage["videoTransparency"] = 50;
        stage["videoState"] = "on";
        stage["textToSpeechLanguage"] = null;
        return stage;
    }
}

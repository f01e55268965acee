using System.Text.Json.Nodes;
using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Projects;

/// <summary>The stage: its variables are seen by all sprites, and only it has cloud variables.</summary>
internal sealed class StageBuilder() : TargetBuilder("Stage")
{
    /// <summary>Scratch makes further ones ordinary variables, without a word.</summary>
    public const int CloudVariableLimit = 10;

    /// <summary>
    /// The value of a cloud variable in a file that CloudBridge makes. Scratch gives new ones 0, so the variables that a project
    /// took from such a file can be told from its own.
    /// </summary>
    public const string Untouched = "00";

    private readonly Dictionary<string, Variable> _cloudVariables = [];
    private readonly JsonObject _broadcasts = [];

    /// <summary>Adds a cloud variable; "☁ " is put before its name.</summary>
    /// <exception cref="InvalidOperationException">There are ten already.</exception>
    public Variable AddCloudVariable(string name)
    {
        if (_cloudVariables.Count == CloudVariableLimit)
        {
            throw new InvalidOperationException($"A project has at most {CloudVariableLimit} cloud variables; '{name}' is one too many.");
        }

        var full = "☁ " + name;
        return _cloudVariables[name] = AddVariable(full, [full, Untouched, true]);
    }

    /// <summary>The cloud variable of this name, added first if there is none.</summary>
    public Variable ShareCloudVariable(string name) => _cloudVariables.TryGetValue(name, out var variable) ? variable : AddCloudVariable(name);

    /// <summary>The message of this name, added first if there is none.</summary>
    public Message ShareMessage(string name)
    {
        var id = ShortId.For(Name, "message", name);
        _broadcasts[id] = name;
        return new Message(id, name);
    }

    /// <inheritdoc />
    public override JsonObject ToJson()
    {
        var stage = base.ToJson();
        stage.Insert(0, "isStage", true);
        stage["broadcasts"] = _broadcasts.DeepClone();
        stage["layerOrder"] = 0;
        stage["tempo"] = 60;
        stage["videoTransparency"] = 50;
        stage["videoState"] = "on";
        stage["textToSpeechLanguage"] = null;
        return stage;
    }
}

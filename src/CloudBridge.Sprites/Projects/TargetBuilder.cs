using System.Text.Json.Nodes;
using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Projects;

/// <summary>Collects what the stage and sprites have in common: variables, lists, costumes and scripts.</summary>
internal abstract class TargetBuilder(string name)
{
    private const int ScriptColumns = 4;
    private const int ColumnWidth = 700;
    private const int RowHeight = 900;

    private readonly JsonObject _variables = [];
    private readonly JsonObject _lists = [];
    private readonly List<Costume> _costumes = [];
    private readonly List<Script> _scripts = [];

    public string Name { get; } = name;

    /// <summary>The images the target's costumes need; the blank one when it has no costume of its own.</summary>
    public IEnumerable<SvgImage> Images => Costumes.Select(costume => costume.Image);

    private IReadOnlyList<Costume> Costumes => _costumes.Count > 0 ? _costumes : [new Costume("blank", SvgImage.Empty)];

    /// <summary>Adds a variable with its value at the start.</summary>
    /// <exception cref="ArgumentException">The target has one of this name.</exception>
    public Variable AddVariable(string name, string value = "") => AddVariable(name, [name, value]);

    /// <summary>Adds a list with its items at the start.</summary>
    /// <exception cref="ArgumentException">The target has one of this name.</exception>
    public ListVariable AddList(string name, params string[] items) =>
        AddList(name, new JsonArray([.. items.Select(item => JsonValue.Create(item))]));

    /// <summary>Adds a list of numbers. They are written as numbers, which Scratch reads faster than text.</summary>
    /// <exception cref="ArgumentException">The target has one of this name.</exception>
    public ListVariable AddList(string name, IEnumerable<int> items) =>
        AddList(name, new JsonArray([.. items.Select(item => JsonValue.Create(item))]));

    /// <summary>The variable of this name, added first if there is none.</summary>
    public Variable Share(string name) => _variables.ContainsKey(VariableId(name)) ? new Variable(VariableId(name), name) : AddVariable(name);

    /// <summary>The list of this name, added first if there is none.</summary>
    public ListVariable ShareList(string name) => _lists.ContainsKey(ListId(name)) ? new ListVariable(ListId(name), name) : AddList(name);

    /// <summary>Adds a costume. Two of one name would be renamed by Scratch, so that is refused.</summary>
    public void AddCostume(Costume costume)
    {
        if (_costumes.Any(other => other.Name == costume.Name))
        {
            throw new ArgumentException($"'{Name}' has a costume '{costume.Name}' already.", nameof(costume));
        }

        _costumes.Add(costume);
    }

    /// <summary>Adds a script to the workspace.</summary>
    public void AddScript(Script script) => _scripts.Add(script);

    /// <summary>The form project.json wants.</summary>
    public virtual JsonObject ToJson()
    {
        var graph = new BlockGraph();
        foreach (var (index, script) in _scripts.Index())
        {
            graph.AddScript(script, index % ScriptColumns * ColumnWidth, index / ScriptColumns * RowHeight);
        }

        return new JsonObject
        {
            ["name"] = Name,
            ["variables"] = _variables.DeepClone(),
            ["lists"] = _lists.DeepClone(),
            ["broadcasts"] = new JsonObject(),
            ["blocks"] = graph.ToJson(),
            ["comments"] = graph.CommentsToJson(),
            ["currentCostume"] = 0,
            ["costumes"] = new JsonArray([.. Costumes.Select(costume => costume.ToJson())]),
            ["sounds"] = new JsonArray(),
            ["volume"] = 100,
        };
    }

    /// <summary>Adds a variable by its entry in project.json.</summary>
    protected Variable AddVariable(string name, JsonArray entry)
    {
        var variable = new Variable(VariableId(name), name);
        _variables.Add(variable.Id, entry);
        return variable;
    }

    private ListVariable AddList(string name, JsonArray items)
    {
        var list = new ListVariable(ListId(name), name);
        _lists.Add(list.Id, new JsonArray(name, items));
        return list;
    }

    private string VariableId(string name) => ShortId.For(Name, "variable", name);

    private string ListId(string name) => ShortId.For(Name, "list", name);
}

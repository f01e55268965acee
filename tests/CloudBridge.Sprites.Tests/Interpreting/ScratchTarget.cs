using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>The stage, a sprite or a clone, as it is while the project runs.</summary>
internal sealed class ScratchTarget
{
    private readonly string[] _costumes;

    public ScratchTarget(ScratchCode code)
    {
        Code = code;
        _costumes = [.. code.Json["costumes"]!.AsArray().Select(costume => (string)costume!["name"]!)];
        foreach (var (id, entry) in code.Json["variables"]!.AsObject())
        {
            Variables.Add(id, Value(entry![1]!));
        }

        foreach (var (id, entry) in code.Json["lists"]!.AsObject())
        {
            Lists.Add(id, [.. entry![1]!.AsArray().Select(item => Value(item!))]);
        }
    }

    private ScratchTarget(ScratchTarget original)
    {
        (Code, _costumes, Costume, IsClone) = (original.Code, original._costumes, original.Costume, true);
        Variables = new(original.Variables);
        Lists = original.Lists.ToDictionary(list => list.Key, list => list.Value.ToList());
    }

    public ScratchCode Code { get; }

    public string Name => (string)Code.Json["name"]!;

    public bool IsClone { get; }

    public Dictionary<string, object> Variables { get; } = [];

    public Dictionary<string, List<object>> Lists { get; } = [];

    /// <summary>The costume that is on, from 0.</summary>
    public int Costume { get; private set; }

    public string CostumeName => _costumes[Costume];

    public bool IsVisible { get; set; }

    /// <summary>What the bubble says.</summary>
    public string Bubble { get; set; } = "";

    public (double X, double Y) Place { get; set; }

    public ScratchTarget Clone() => new(this);

    /// <summary>As the block does it: a text is a name, exactly; a number, and what looks like one but is no name, a position that goes round.</summary>
    public void SwitchCostume(object costume)
    {
        if (costume is not double && Array.IndexOf(_costumes, ScratchValue.ToText(costume)) is >= 0 and var named)
        {
            Costume = named;
            return;
        }

        var number = ScratchValue.Parse(costume);
        if (double.IsNaN(number) || ScratchValue.IsBlank(costume))
        {
            return;
        }

        var index = double.IsInfinity(number) ? 0 : (int)Math.Round(number - 1, MidpointRounding.AwayFromZero);
        Costume = ((index % _costumes.Length) + _costumes.Length) % _costumes.Length;
    }

    private static object Value(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : (double)value.GetValue<int>();
}

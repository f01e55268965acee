using System.Text.Encodings.Web;
using System.Text.Json;

namespace CloudBridge.TestKit;

/// <summary>The variables and members of one project. Guarded by the cloud's lock.</summary>
internal sealed class MemoryRoom(string project)
{
    private const string Prefix = "\u2601 ";
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _values = [];
    private readonly List<IRoomMember> _members = [];

    public string Project { get; } = project;

    public IReadOnlyDictionary<string, string> Values => _values;

    public IReadOnlyList<IRoomMember> Members => _members;

    /// <summary>Takes a member in and sends the snapshot: one message, or none when there is nothing to say.</summary>
    public void Join(IRoomMember member, bool askedForReady)
    {
        _members.Add(member);
        var snapshot = string.Concat(_values.Select(pair => Line(pair.Key, pair.Value)));
        snapshot += askedForReady ? "{\"method\":\"ready\"}\n" : "";
        if (snapshot.Length > 0)
        {
            member.Deliver(snapshot);
        }
    }

    public void Leave(IRoomMember member) => _members.Remove(member);

    public void Seed(string name, string value) => _values[Bare(name)] = value;

    /// <summary>Keeps a value and tells everybody but the one who set it.</summary>
    public void Set(IRoomMember? sender, CloudSet set)
    {
        Seed(set.Name, set.Value);
        Say(Line(set.Name, set.Value), sender);
    }

    public void Say(string message, IRoomMember? except = null)
    {
        foreach (var member in _members.Where(member => member != except).ToArray())
        {
            member.Deliver(message);
        }
    }

    public static string Prefixed(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name;

    public static string Bare(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    private static string Line(string name, string value) =>
        $$"""{"method":"set","name":{{Json(Prefix + name)}},"value":{{Json(value)}}}""" + "\n";

    private static string Json(string text) => JsonSerializer.Serialize(text, Relaxed);
}

using System.Globalization;
using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Configuration.Settings;

/// <summary>
/// Follows a key through the tree of settings. Remembers how names of the operator's choice were first spelled.
/// </summary>
internal sealed class SettingLocator(SettingTree settings)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    public SettingLocation Find(string key)
    {
        var segments = key.Split(':');
        SettingNode node = settings.Root;
        var path = "";
        for (var i = 0; i < segments.Length; i++)
        {
            switch (node)
            {
                case FreeNode:
                    return new SettingLocation(Join(path, string.Join(':', segments[i..])), node);
                case SectionNode section when section.Find(segments[i]) is { } property:
                    path = Join(path, property.Name);
                    node = property.Node;
                    break;
                case SectionNode section:
                    return Unknown(key, path, segments[i], section);
                case NamedSectionsNode sections when segments[i].Length > 0:
                    path = Named(Join(path, segments[i]));
                    node = sections.Item;
                    break;
                case ListNode list when i == segments.Length - 1 && int.TryParse(segments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var index):
                    return new SettingLocation(Join(path, index.ToString(CultureInfo.InvariantCulture)), new ValueNode(list.Item, null), path);
                case ListNode:
                    return new SettingLocation(key, null, Problem: $"is not a setting: {path} is a list, whose items are {path}:0, {path}:1 and so on.");
                default:
                    return new SettingLocation(key, null, Problem: $"is not a setting: {path} is a single value.");
            }
        }

        return new SettingLocation(path, node, node is ListNode ? path : null);
    }

    private static SettingLocation Unknown(string key, string path, string segment, SectionNode section)
    {
        var near = Suggestion.Nearest(segment, section.Properties.Select(property => property.Name));
        var names = section.Properties.Select(property => property.Name).Where(name => name != SettingTree.Schema);
        return new SettingLocation(key, null, Problem: near is not null
            ? $"is not a setting. Did you mean {Join(path, near)}?"
            : $"is not a setting. {(path.Length == 0 ? "There are the sections" : $"{path} has")} {string.Join(", ", names)}.");
    }

    private string Named(string path)
    {
        _names.TryAdd(path, path);
        return _names[path];
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}

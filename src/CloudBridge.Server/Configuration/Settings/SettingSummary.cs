using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Configuration.Settings;

/// <summary>
/// Tells the meaning of a key, from the documentation comments of the options classes, which lie beside the program.
/// </summary>
internal static partial class SettingSummary
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, string>> Files = new();

    public static string Of(SettingProperty property)
    {
        if (property.Source is not { DeclaringType: { } type } source)
        {
            return property.Summary ?? "";
        }

        var members = Files.GetOrAdd(Path.Combine(AppContext.BaseDirectory, type.Assembly.GetName().Name + ".xml"), Read);
        return members.GetValueOrDefault($"P:{type.FullName}.{source.Name}", "");
    }

    private static Dictionary<string, string> Read(string file) => File.Exists(file)
        ? XDocument.Load(file).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, member => Text(member.Element("summary")))
        : [];

    private static string Text(XElement? summary) =>
        summary is null ? "" : Space().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref") ?? "").Split('.')[^1],
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

using System.Text;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Configuration;

/// <summary>The tables of <c>docs/configuration.md</c>, made from the options.</summary>
internal static class ConfigurationPage
{
    private const string Begin = "<!-- keys: written by the tests, see ConfigurationPage.cs -->\n";
    private const string End = "<!-- end of keys -->";
    private const string AnyName = "NAME";

    /// <summary>The page with its tables as they should be.</summary>
    public static string Update(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return page[..begin] + Tables() + page[page.IndexOf(End, StringComparison.Ordinal)..];
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach (var section in ServerFeatures.Settings.Root.Properties.Where(property => property.Node is not ValueNode))
        {
            text.Append($"\n### {section.Name}\n\n{section.Summary}\n");
            switch (section.Node)
            {
                case SectionNode node:
                    Append(text, section.Name, node);
                    break;
                case NamedSectionsNode named:
                    text.Append($"`{AnyName}` is any name; in the environment it stands in the same place. A cloud of the kind Embedded that has no `Url` is the server of the section CloudServer.\n");
                    Append(text, $"{section.Name}:{AnyName}", named.Item);
                    break;
            }
        }

        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, string path, SectionNode section)
    {
        text.Append("\n| key | meaning | allowed | default | environment |\n|---|---|---|---|---|\n");
        foreach (var property in section.Properties)
        {
            var key = $"{path}:{property.Name}";
            var variable = ConfigurationSources.VariablePrefix + key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
            text.Append($"| `{key}` | {Cell(SettingSummary.Of(property))} | {Cell(Allowed(property.Node))} | {Default(property.Node)} | `{variable}` |\n");
        }
    }

    private static string Allowed(SettingNode node) => node switch
    {
        ValueNode value => value.Type.Allowed,
        ListNode list => $"a list; each item {list.Item.Allowed}",
        _ => "",
    };

    private static string Default(SettingNode node) => node switch
    {
        ValueNode { Default: { } value } known => $"`{known.Type.Show(value)}`",
        _ => "none",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

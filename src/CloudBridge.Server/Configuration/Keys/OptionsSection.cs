using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>Makes a section from the public properties of options classes.</summary>
internal static class OptionsSection
{
    public static SectionNode Of(params IReadOnlyList<object> defaults) => new([.. defaults.SelectMany(Properties)]);

    private static IEnumerable<SettingProperty> Properties(object defaults) =>
        from property in defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where (property.CanWrite || IsList(property)) && property.GetCustomAttribute<BrowsableAttribute>() is not { Browsable: false }
        select new SettingProperty(property.Name, Node(property, property.GetValue(defaults)), Source: property);

    private static SettingNode Node(PropertyInfo property, object? value) =>
        IsList(property) ? new ListNode(new TextSetting(1, 999)) : new ValueNode(SettingTypes.Of(property), Format(value));

    private static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IList<string>);

    private static string? Format(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}

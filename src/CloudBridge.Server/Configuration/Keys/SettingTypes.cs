using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>Finds the type of a key from the property it is bound to and the attributes there.</summary>
internal static class SettingTypes
{
    private const int MaxText = 1_000;

    public static SettingType Of(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        return type switch
        {
            _ when type == typeof(bool) => new BooleanSetting(),
            _ when type == typeof(int) && range is not null => new IntegerSetting((int)range.Minimum, (int)range.Maximum),
            _ when type == typeof(TimeSpan) && range is not null => new DurationSetting(Time(range.Minimum), Time(range.Maximum)),
            _ when type.IsEnum => new ChoiceSetting(Enum.GetNames(type)),
            // The site and the log of a cloud and every upstream are on the web; the cloud itself, Url, is behind a WebSocket.
            _ when type == typeof(Uri) => new UrlSetting(isWeb: property.Name is "SiteUrl" or "LogUrl" or "BaseUrl"),
            // Both options classes that have an Address listen on it.
            _ when type == typeof(string) && property.Name == "Address" => new AddressSetting(),
            _ when type == typeof(string) => Text(property),
            _ =>
                throw new InvalidOperationException($"{property.DeclaringType?.Name}.{property.Name} cannot be a setting: give it a known type and a [Range]."),
        };
    }

    private static TextSetting Text(PropertyInfo property)
    {
        var length = property.GetCustomAttribute<StringLengthAttribute>();
        return new TextSetting(
            length?.MinimumLength ?? 0,
            length?.MaximumLength ?? MaxText,
            property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern);
    }

    // The range holds the texts of its attribute until it is first used.
    private static TimeSpan Time(object bound) => bound as TimeSpan? ?? TimeSpan.Parse((string)bound, CultureInfo.InvariantCulture);
}

using System.Reflection;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>A named key of a section.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Node">What is there.</param>
/// <param name="Summary">What it means, when it is a section.</param>
/// <param name="Source">The property it is bound to, whose documentation says what it means.</param>
internal sealed record SettingProperty(string Name, SettingNode Node, string? Summary = null, PropertyInfo? Source = null);

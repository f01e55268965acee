using System.Reflection;

namespace CloudBridge.Storage.Migrations;

/// <summary>One step from a version of the schema to the next.</summary>
/// <param name="Version">The version it leads to, from 1.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The version of this program, which databases remember with each step.</summary>
    public static string Program { get; } =
        typeof(Migration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}

using System.ComponentModel;
using Xunit.Sdk;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>Starts the scripts in the folder "node".</summary>
internal static class NodeScript
{
    /// <summary>Starts one.</summary>
    /// <exception cref="XunitException">Node or its packages are not installed; the message says what to run.</exception>
    public static ChildProcess Start(string script, params string[] arguments)
    {
        if (!File.Exists(Path.Combine(Places.NodeDirectory, "node_modules", ".package-lock.json")))
        {
            throw NotInstalled("the npm packages of the end-to-end tests are not installed");
        }

        try
        {
            return ChildProcess.Start("node", Places.NodeDirectory, [script, .. arguments]);
        }
        catch (Win32Exception)
        {
            throw NotInstalled("node is not installed");
        }
    }

    private static XunitException NotInstalled(string what) => new($"Cannot run: {what}. Run: tests/CloudBridge.EndToEnd/setup.sh");
}

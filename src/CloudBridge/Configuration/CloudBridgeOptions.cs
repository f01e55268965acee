namespace CloudBridge;

/// <summary>The configuration of a bridge.</summary>
public sealed class CloudBridgeOptions
{
    /// <summary>The clouds to join, by a name of the operator's choice.</summary>
    public IDictionary<string, CloudOptions> Clouds { get; } = new Dictionary<string, CloudOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings of how requests are run.</summary>
    public RequestOptions Requests { get; set; } = new();

    /// <summary>Adds a cloud by its address and the projects to join on it.</summary>
    /// <param name="name">A name for logs and handlers.</param>
    /// <param name="url">Its WebSocket address.</param>
    /// <param name="kind">What kind of server it is.</param>
    /// <param name="projects">The projects (rooms) to join.</param>
    /// <returns>The cloud, for further settings.</returns>
    public CloudOptions AddCloud(string name, string url, CloudKind kind, params ReadOnlySpan<string> projects)
    {
        var cloud = new CloudOptions { Kind = kind, Url = new Uri(url) };
        foreach (var project in projects)
        {
            cloud.Projects.Add(project);
        }

        Clouds.Add(name, cloud);
        return cloud;
    }
}

using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Features.Monitors.Egress;

/// <summary>The addresses that may be asked on behalf of users: by monitors and alerts.</summary>
internal sealed class EgressOptions
{
    public const string Section = "Egress";

    /// <summary>
    /// Address ranges that may be asked although they are not public, such as 127.0.0.0/8; each is logged at the start.
    /// Default none.
    /// </summary>
    public IList<string> Allow { get; } = [];

    /// <summary>Ports that may be asked. Default 80, 443, 3000, 5000, 8080 and 8443.</summary>
    public IList<string> Ports { get; } = [];

    /// <summary>Lets every port from 1024 on be asked, save those of well-known databases and the like. Default false.</summary>
    public bool AllowHighPorts { get; set; }

    /// <summary>An address for people who wonder who asks them; it stands in the User-Agent. Default none.</summary>
    [StringLength(200)]
    public string? Contact { get; set; }
}

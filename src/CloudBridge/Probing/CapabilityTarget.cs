using System.Security.Cryptography;
using System.Text;
using CloudBridge.Configuration;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Probing;

/// <summary>Where a probe writes what.</summary>
/// <param name="CloudName">The cloud, as configured.</param>
/// <param name="Cloud">Its options.</param>
/// <param name="Profile">The same, with the defaults of its kind.</param>
/// <param name="Project">The project.</param>
/// <param name="Variable">
/// The last response variable, with its prefix: projects take what stands there for somebody else's answer, and on
/// Scratch there may be no variable to spare.
/// </param>
/// <param name="Nonce">A value that nobody else writes; digits only, and no request or answer.</param>
internal sealed record CapabilityTarget(
    string CloudName,
    CloudOptions Cloud,
    CloudProfile Profile,
    string Project,
    string Variable,
    string Nonce)
{
    private const int Digits = 18;

    /// <summary>A target with a new nonce.</summary>
    public static CapabilityTarget Of(string name, CloudOptions cloud, string project)
    {
        var profile = CloudProfile.For(cloud);
        var variable = CloudNames.WithPrefix(profile.ResponseVariables[^1]);
        return new(name, cloud, profile, project, variable, RandomNumberGenerator.GetString("123456789", Digits));
    }

    public byte[] User => Encoding.UTF8.GetBytes(Cloud.User);

    public byte[] ProjectBytes => Encoding.UTF8.GetBytes(Project);

    public byte[] VariableBytes { get; } = Encoding.UTF8.GetBytes(Variable);

    public byte[] NonceBytes { get; } = Encoding.ASCII.GetBytes(Nonce);
}

using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>The builder that <c>AddCloudBridge</c> returns; every capability is an extension method on it.</summary>
public interface ICloudBridgeBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}

using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Hosting;

/// <summary>The builder that <c>AddCloudBridge</c> returns.</summary>
internal sealed class CloudBridgeBuilder(IServiceCollection services) : ICloudBridgeBuilder
{
    public IServiceCollection Services { get; } = services;
}

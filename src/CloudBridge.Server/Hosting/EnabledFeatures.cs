using CloudBridge.Server.Features;

namespace CloudBridge.Server.Hosting;

/// <summary>The features that a server has on.</summary>
internal sealed record EnabledFeatures(IReadOnlyList<IServerFeature> All);

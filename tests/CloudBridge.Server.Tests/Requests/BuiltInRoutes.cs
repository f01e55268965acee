using CloudBridge.Hosting;
using CloudBridge.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>The routes of the server as it is built.</summary>
internal static class BuiltInRoutes
{
    public static IReadOnlyList<RequestRoute> All { get; } = Build();

    private static IReadOnlyList<RequestRoute> Build()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddCloudBridge().MapBuiltInRequests();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IRequestCatalog>().Routes;
    }
}

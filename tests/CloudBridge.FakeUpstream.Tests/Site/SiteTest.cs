using System.Reflection;
using CloudBridge.Scratch;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.FakeUpstream.Tests.Site;

/// <summary>The stand-in, and the real clients on it.</summary>
public abstract class SiteTest : IAsyncLifetime
{
    private FakeUpstreamHost _host = null!;
    private ServiceProvider _services = null!;

    internal FakeUpstreamHost Host => _host;

    internal HttpClient Http => Client<HttpClient>();

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _host = await FakeUpstreamHost.StartAsync();
        _services = new ServiceCollection()
            .AddSingleton(_host)
            .AddSingleton(_ => new HttpClient())
            .AddSingleton<IUpstreamClient, DirectUpstream>()
            .AddSingleton(DispatchProxy.Create<IScratchApi, AnyProjectApi>())
            .AddScratchSite()
            .BuildServiceProvider();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _host.DisposeAsync();
    }

    internal T Client<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal static async Task NotFoundAsync(Func<Task> ask) => Assert.Equal(UpstreamFault.NotFound, (await Assert.ThrowsAsync<UpstreamException>(ask)).Fault);

    /// <summary>A Scratch API that knows every project, and nothing else.</summary>
    public class AnyProjectApi : DispatchProxy
    {
        /// <inheritdoc />
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.Name == nameof(IScratchApi.GetProjectAsync) ? Task.FromResult(new ScratchProject((long)args![0]!, "A project")) : throw new NotSupportedException();
    }
}

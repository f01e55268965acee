using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Scratch.Tests.Site;

/// <summary>Answers every question with one text, and remembers the questions.</summary>
internal sealed class TextUpstream(ReadOnlyMemory<byte> body, string mediaType = "", int status = 200) : IUpstreamClient
{
    private ServiceProvider? _services;

    public TextUpstream(string body, string mediaType = "", int status = 200)
        : this(Encoding.UTF8.GetBytes(body), mediaType, status)
    {
    }

    public List<UpstreamCall> Calls { get; } = [];

    public UpstreamCall Call => Assert.Single(Calls);

    public Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default)
    {
        Calls.Add(question);
        return Task.FromResult(new UpstreamReply(body, mediaType, status, DateTimeOffset.UnixEpoch));
    }

    /// <summary>A client that asks here.</summary>
    public T Client<T>(IScratchApi? api = null)
        where T : notnull
    {
        if (_services is not null && api is null)
        {
            return _services.GetRequiredService<T>();
        }

        var services = new ServiceCollection().AddSingleton<IUpstreamClient>(this).AddSingleton(api ?? OneProjectApi.With("token")).AddScratchSite();
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<T>();
    }

    public static async Task<string> MalformedAsync(Func<Task> ask)
    {
        var error = await Assert.ThrowsAsync<UpstreamException>(ask);
        Assert.Equal(UpstreamFault.Malformed, error.Fault);
        return error.Message;
    }
}

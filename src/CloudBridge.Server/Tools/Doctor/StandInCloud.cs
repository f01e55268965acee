using System.Net.Sockets;
using CloudBridge.CloudServer;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>The embedded cloud server for the checks: the one that is running, or one of our own on a free port.</summary>
internal sealed class StandInCloud(DoctorContext context, Uri? running) : IAsyncDisposable
{
    private const string Name = "Server";
    private CloudServerHost? _own;

    /// <summary>Where it listens; null until it does.</summary>
    public Uri? Url => running ?? _own?.Url;

    /// <summary>True when a cloud is the one that was started here.</summary>
    public bool IsOwn(CloudOptions cloud) => _own is not null && cloud.Url == _own.Url;

    /// <summary>True when a cloud is joined through it.</summary>
    public static bool IsFor(CloudOptions cloud) => cloud is { Kind: CloudKind.Embedded, Url: null };

    /// <summary>Starts it where needed, and says which one it is.</summary>
    public async Task<DoctorCheck> StartAsync(string group, CancellationToken cancellationToken)
    {
        if (running is not null)
        {
            return new(group, Name, CheckStatus.Ok, $"The server that is running, at {running}.");
        }

        try
        {
            _own ??= await CloudServerHost.StartAsync(
                context.CloudServer with { Address = "127.0.0.1", Port = 0, ForbiddenNames = null },
                NullLoggerFactory.Instance,
                context.Time,
                cancellationToken);
            return new(group, Name, CheckStatus.Note, $"No server is running, so these checks use one that was started for them, at {_own.Url}.");
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return new(group, Name, CheckStatus.Failed, error.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }
}

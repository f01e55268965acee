using System.ComponentModel.DataAnnotations;
using System.Net;
using CloudBridge.CloudServer.Auditing;
using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Configuration;
using CloudBridge.CloudServer.Hosting;
using CloudBridge.CloudServer.Rooms;
using CloudBridge.CloudServer.Scratch;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer;

/// <summary>A running cloud variable server, compatible with Scratch projects and with TurboWarp's server.</summary>
public sealed partial class CloudServerHost : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);
    private readonly KestrelServer _kestrel;
    private readonly ServerServices _server;
    private readonly Sweeper _sweeper;
    private int _isStopped;

    private CloudServerHost(KestrelServer kestrel, ServerServices server, Uri url)
    {
        _kestrel = kestrel;
        _server = server;
        _sweeper = new Sweeper(server);
        Url = url;
        HttpUrl = new UriBuilder(url) { Scheme = Uri.UriSchemeHttp }.Uri;
        Scratch = server.Scratch is { } world ? new ScratchControl(world, server.Connections.AbortAll) : null;
    }

    /// <summary>The address to which clients connect: <c>ws://127.0.0.1:9080/</c> with the real port.</summary>
    public Uri Url { get; }

    /// <summary>
    /// The same address for HTTP: <c>http://127.0.0.1:9080/</c>. A simulated Scratch has its site and its cloud log there.
    /// </summary>
    public Uri HttpUrl { get; }

    /// <summary>The switches of a simulated Scratch; null when the server follows TurboWarp's rules.</summary>
    public ScratchControl? Scratch { get; }

    /// <summary>The secret that makes a client a host: <c>Authorization: Bearer KEY</c> in its opening request.</summary>
    public string HostKey => _server.Hosts.Value;

    /// <summary>The figures of what the server has and has done, read now.</summary>
    public CloudServerStatistics Statistics => _server.Counters.Read(_server.Connections.Count, _server.Rooms.Count);

    /// <summary>The rules by which clients are answered that ask for a host in a room that has none; none at first.</summary>
    public IReadOnlyList<AbsentHostRule> AbsentHosts
    {
        get => _server.AbsentHosts.Rules;
        set => _server.AbsentHosts.Rules = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// The changes that were made in a room within the last <see cref="CloudServerOptions.AuditFor"/>, newest first; null when
    /// nothing is remembered.
    /// </summary>
    /// <param name="projectId">The id of the project whose room it is.</param>
    /// <param name="variable">The full name of the only variable that matters; null for all.</param>
    /// <param name="count">The largest number of changes to return.</param>
    public IReadOnlyList<AuditedChange>? ReadAudit(string projectId, string? variable = null, int count = 100)
    {
        ArgumentNullException.ThrowIfNull(projectId);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return _server.Audit?.Read(projectId, variable, count);
    }

    /// <summary>Starts a server and returns when it listens.</summary>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    /// <exception cref="IOException">The address or port cannot be used, most often because another program has it; or the
    /// file of forbidden names cannot be read.</exception>
    public static async Task<CloudServerHost> StartAsync(
        CloudServerOptions options,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggerFactory);
        ArgumentNullException.ThrowIfNull(timeProvider);
        Validate(options);
        options = SimulatedScratchRules.Apply(options);
        var server = new ServerServices(options, loggerFactory.CreateLogger<CloudServerHost>(), timeProvider);
        var kestrel = KestrelFactory.Create(server, loggerFactory);
        try
        {
            await kestrel.StartAsync(new CloudApplication(server, loggerFactory), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            kestrel.Dispose();
            server.Dispose();
            if (exception is IOException)
            {
                throw new IOException($"The cloud server cannot listen on {options.Address} port {options.Port}. Is another program using it?", exception);
            }

            throw;
        }

        var host = new CloudServerHost(kestrel, server, UrlOf(kestrel));
        Log.Listening(server.Logger, host.Url);
        if (options.Scratch == ScratchProfile.Demo)
        {
            Log.PlaysScratch(server.Logger, string.Join(", ", options.Scratch.Accounts), options.Address);
        }

        return host;
    }

    /// <summary>
    /// Tells of every room that has players (true), and from then on of each that gets its first or loses its last (false),
    /// in order. Hosts are no players.
    /// </summary>
    /// <param name="changed">Takes the project and whether it has players. It is called while a client waits, so it must
    /// return at once.</param>
    /// <returns>Ends it.</returns>
    public IDisposable WatchRooms(Action<string, bool> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        _server.Rooms.Watch(changed);
        return new RoomWatch(_server.Rooms, changed);
    }

    /// <summary>Closes every client with 1001 and frees the port. Takes a few seconds at most.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0)
        {
            return;
        }

        await _server.Connections.StopAsync(StopPatience, _server.Time, cancellationToken).ConfigureAwait(false);
        using var patience = new CancellationTokenSource(StopPatience, _server.Time);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await _kestrel.StopAsync(stopping.Token).ConfigureAwait(false);
        if (_server.Keeper is { } keeper)
        {
            await keeper.StopAsync(StopPatience, cancellationToken).ConfigureAwait(false);
        }

        Log.Stopped(_server.Logger, Url);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _sweeper.Dispose();
        _kestrel.Dispose();
        _server.Dispose();
    }

    private static void Validate(CloudServerOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        options.Scratch?.Validate();
        if (!IPAddress.TryParse(options.Address, out _))
        {
            throw new ValidationException($"The address '{options.Address}' is not an IP address such as 127.0.0.1 or 0.0.0.0.");
        }
    }

    private static Uri UrlOf(KestrelServer kestrel)
    {
        var address = new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        var host = address.Host switch
        {
            "0.0.0.0" => "127.0.0.1",
            "[::]" => "[::1]",
            _ => address.Host,
        };
        return new UriBuilder("ws", host, address.Port, "/").Uri;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The cloud server listens on {Url}")]
        public static partial void Listening(ILogger logger, Uri url);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The cloud server plays Scratch for tests, with accounts whose password everybody knows " +
                "({Accounts}), for whoever reaches {Address}")]
        public static partial void PlaysScratch(ILogger logger, string accounts, string address);

        [LoggerMessage(Level = LogLevel.Information, Message = "The cloud server on {Url} has stopped")]
        public static partial void Stopped(ILogger logger, Uri url);
    }
}

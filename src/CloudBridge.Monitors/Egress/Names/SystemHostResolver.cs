using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors.Model;

namespace CloudBridge.Monitors.Egress.Names;

/// <summary>
/// Asks the operating system, 32 questions at a time, half of them at most about names of one site, so that a site whose name
/// servers never answer does not keep others waiting. That call blocks its thread and cannot be stopped, so each has a
/// thread of its own, and counts until it really ends.
/// </summary>
public sealed class SystemHostResolver : IHostResolver, IDisposable
{
    private const int MaxQuestions = 32;
    private const int MaxOfSite = MaxQuestions / 2;

    private readonly TaskScheduler _threads;
    private readonly SemaphoreSlim _places = new(MaxQuestions);
    private readonly Dictionary<string, (SemaphoreSlim Places, int Users)> _sites = new(StringComparer.Ordinal);

    /// <summary>Makes a resolver.</summary>
    public SystemHostResolver()
        : this(TaskScheduler.Default)
    {
    }

    internal SystemHostResolver(TaskScheduler threads) => _threads = threads;

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var site = Site.Of(host).ToString();
        var ofSite = Enter(site);
        try
        {
            await ofSite.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(site);
            throw;
        }

        try
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            ofSite.Release();
            Leave(site);
            throw;
        }

        return await Start(host, site, ofSite).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private Task<IPAddress[]> Start(string host, string site, SemaphoreSlim ofSite)
    {
        try
        {
            return Task.Factory.StartNew(() => Ask(host, site, ofSite), CancellationToken.None, TaskCreationOptions.LongRunning, _threads);
        }
        catch (TaskSchedulerException error)
        {
            GiveBack(site, ofSite);
            throw new HostNotFoundException($"There is no thread to look {host} up.", error);
        }
    }

    private IPAddress[] Ask(string host, string site, SemaphoreSlim ofSite)
    {
        try
        {
            return Dns.GetHostAddresses(host);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            var isCertain = error is not SocketException { SocketErrorCode: not (SocketError.HostNotFound or SocketError.NoData) };
            throw new HostNotFoundException($"{host} has no address.", error) { IsCertain = isCertain };
        }
        finally
        {
            GiveBack(site, ofSite);
        }
    }

    private SemaphoreSlim Enter(string site)
    {
        lock (_sites)
        {
            var (places, users) = _sites.TryGetValue(site, out var known) ? known : (new SemaphoreSlim(MaxOfSite), 0);
            _sites[site] = (places, users + 1);
            return places;
        }
    }

    private void Leave(string site)
    {
        lock (_sites)
        {
            var (places, users) = _sites[site];
            if (users > 1)
            {
                _sites[site] = (places, users - 1);
                return;
            }

            _sites.Remove(site);
            places.Dispose();
        }
    }

    private void GiveBack(string site, SemaphoreSlim ofSite)
    {
        ofSite.Release();
        Leave(site);
        try
        {
            _places.Release();
        }
        catch (ObjectDisposedException)
        {
            // The program ends while the operating system still looks.
        }
    }
}

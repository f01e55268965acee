using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CloudBridge.EndToEnd.Drivers;
using Xunit.Sdk;

namespace CloudBridge.EndToEnd.Tests.Proxies;

/// <summary>
/// A real nginx that passes every request on, with the addresses it has come from so far. It gathers answers before it passes them on, as it
/// does unless told otherwise, and ends one that says nothing for 20 s.
/// </summary>
internal sealed class Nginx : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("cloudbridge-nginx-").FullName;
    private readonly ChildProcess _process;

    private Nginx(int port, Uri next, IPAddress address)
    {
        Web = new Uri($"http://127.0.0.1:{port}/");
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), Configuration(port, next, address));
        _process = Launch();
        _process.KeepOutput();
    }

    /// <summary>Where it listens.</summary>
    public Uri Web { get; }

    /// <summary>Starts one and waits until it listens.</summary>
    /// <param name="next">Where it passes requests on to.</param>
    /// <param name="address">The loopback address from which it does so.</param>
    /// <exception cref="XunitException">It is not installed, or does not listen in time.</exception>
    public static async Task<Nginx> StartAsync(Uri next, IPAddress address)
    {
        var nginx = new Nginx(FreePorts.Take(1)[0], next, address);
        try
        {
            await nginx.WhenListeningAsync();
            return nginx;
        }
        catch
        {
            nginx.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Configuration(int port, Uri next, IPAddress address) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:{{port}};
            location / {
              proxy_pass {{next}};
              proxy_bind {{address}};
              proxy_buffering on;
              proxy_read_timeout 20s;
              proxy_set_header Host $host;
              proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            }
          }
        }
        """);

    private ChildProcess Launch()
    {
        try
        {
            // Debian keeps it where only root looks for programs.
            var program = new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists) ?? "nginx";
            return ChildProcess.Start(program, _folder, ["-p", _folder, "-c", "nginx.conf", "-e", "stderr"]);
        }
        catch (Win32Exception error)
        {
            throw new XunitException("There is no nginx. Run: tests/CloudBridge.EndToEnd/setup.sh", error);
        }
    }

    private async Task WhenListeningAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var ticks = new PeriodicTimer(Interval);
        try
        {
            while (!await ListensAsync(limit.Token))
            {
                await ticks.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new XunitException($"nginx does not listen after {StartLimit.TotalSeconds} s. It said:\n{_process.Output}");
        }
    }

    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            await _process.WaitForExitAsync(cancellationToken);
            throw new XunitException($"nginx ended with code {_process.ExitCode}. It said:\n{_process.Output}");
        }

        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, Web.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Tests.Http;

/// <summary>
/// Who may have how many places of the web port. What connects from 127.0.0.N is taken for 203.0.113.N, save the first, which is
/// this machine.
/// </summary>
public sealed class WebGateTests : IAsyncDisposable, IDisposable
{
    private const int Places = 32;
    private const int PerAddress = Places / 4;
    private const int ThisMachine = 1;
    private const string Slow = "/slow";
    private readonly List<Socket> _sockets = [];
    private readonly SignalLog<int> _ended = new();
    private readonly SignalLog<string> _held = new();
    private RunningServer? _server;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    [Fact]
    public async Task One_address_that_fills_its_places_and_says_nothing_keeps_nobody_else_out()
    {
        await StartAsync();
        await ConnectAsync(from: 2, Places + PerAddress);
        await _ended.CountAsync(PerAddress);

        Assert.Equal("HTTP/1.1 200 OK", await AskAsync(from: 3));
        Assert.Equal("", await AskAsync(from: 2));
        Assert.Equal(Places, (await _ended.CountAsync(Places)).Count);

        Dispose();
        await UntilAsync(async () => await AskAsync(from: 2) == "HTTP/1.1 200 OK");
    }

    [Fact]
    public async Task Many_addresses_that_fill_all_places_leave_some_for_the_probes_of_this_machine()
    {
        await StartAsync();
        for (var address = 2; address < 8; address++)
        {
            await ConnectAsync(address, PerAddress);
        }

        await _ended.CountAsync(6 * PerAddress - Places);

        Assert.Equal("HTTP/1.1 200 OK", await AskAsync(ThisMachine));
        Assert.Equal("", await AskAsync(from: 9));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_address_has_places_of_its_own()
    {
        await StartAsync(("Http:TrustedProxies", "127.0.0.0/8"));
        foreach (var socket in await ConnectAsync(ThisMachine, PerAddress))
        {
            await SendAsync(socket, $"GET {Slow} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 198.51.100.7\r\n\r\n");
        }

        await _held.CountAsync(PerAddress);
        Assert.Equal("HTTP/1.1 429 Too Many Requests", await AskAsync(ThisMachine, "198.51.100.7"));
        Assert.Equal("HTTP/1.1 200 OK", await AskAsync(ThisMachine, "198.51.100.8"));
        Assert.Equal("HTTP/1.1 200 OK", await AskAsync(ThisMachine));
    }

    private async Task StartAsync(params (string Key, string Value)[] more) => _server = await RunningServer.StartAsync(
        settings =>
        {
            settings["Http:MaxConnections"] = $"{Places}";
            foreach (var (key, value) in more)
            {
                settings[key] = value;
            }
        },
        bridge => bridge.Services.AddSingleton<IStartupFilter>(new HoldingFilter(_held)).Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>>(
            new ConfigureOptions<KestrelServerOptions>(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(FromElsewhere))))));

    private static ConnectionDelegate FromElsewhere(ConnectionDelegate next) => connection =>
    {
        var from = (IPEndPoint)connection.RemoteEndPoint!;
        if (from.Address.GetAddressBytes()[^1] is not ThisMachine and var number)
        {
            connection.RemoteEndPoint = new IPEndPoint(new IPAddress([203, 0, 113, number]), from.Port);
        }

        return next(connection);
    };

    private async Task<Socket[]> ConnectAsync(int from, int count)
    {
        var sockets = new Socket[count];
        for (var i = 0; i < count; i++)
        {
            sockets[i] = await ConnectAsync(from);
            _ = NoteEndAsync(sockets[i], from);
        }

        return sockets;
    }

    private async Task<Socket> ConnectAsync(int from)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(socket);
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)from]), 0));
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, _server!.Http.BaseAddress!.Port).WaitAsync(Limits.Patience);
        }
        catch (SocketException)
        {
            // Closed already, which whoever reads finds out.
        }

        return socket;
    }

    private async Task NoteEndAsync(Socket socket, int from)
    {
        await ReadAsync(socket);
        _ended.Add(from);
    }

    /// <summary>The first line of the answer whether the server lives; empty when it closes the connection instead.</summary>
    private async Task<string> AskAsync(int from, string? forwardedFor = null)
    {
        var socket = await ConnectAsync(from);
        var forwarded = forwardedFor is null ? "" : $"X-Forwarded-For: {forwardedFor}\r\n";
        await SendAsync(socket, $"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n{forwarded}Connection: close\r\n\r\n");
        return (await ReadAsync(socket).WaitAsync(Limits.Patience)).Split("\r\n")[0];
    }

    private static async Task SendAsync(Socket socket, string text)
    {
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(text));
        }
        catch (SocketException)
        {
            // Closed already, which whoever reads finds out.
        }
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var (bytes, length) = (new byte[4_096], 0);
        try
        {
            while (await socket.ReceiveAsync(bytes.AsMemory(length)) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Reset, which is an end as well.
        }

        return Encoding.ASCII.GetString(bytes, 0, length);
    }

    private static async Task UntilAsync(Func<Task<bool>> isReached)
    {
        using var patience = new CancellationTokenSource(Limits.Patience);
        while (!await isReached())
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Answers one path only when whoever asks has gone.</summary>
    private sealed class HoldingFilter(SignalLog<string> held) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map(Slow, slow => slow.Run(async context =>
            {
                held.Add(context.Request.Path);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }));
        };
    }
}

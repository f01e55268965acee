using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>A real receiver on this machine, which checks signatures as the documentation tells people to.</summary>
public sealed class WebhookReceiverTests
{
    [Fact]
    public async Task A_receiver_can_verify_what_it_gets()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var http = WebhookReceiver.Client(TimeProvider.System);
        await using var bench = new AlertBench(new EgressAlertPost(http));
        await bench.StartAsync(AlertKind.Webhook, receiver.Url + "/hook");
        await bench.ChangeAsync(MonitorState.Down);

        await bench.LookAsync();
        var (_, signature, delivery, body) = (await receiver.Got.CountAsync(1))[0];

        Assert.True(IsRight(signature, body, AlertBench.Secret, bench.Clock.GetUtcNow()));
        Assert.False(IsRight(signature, body + " ", AlertBench.Secret, bench.Clock.GetUtcNow()));
        Assert.False(IsRight(signature, body, "other", bench.Clock.GetUtcNow()));
        Assert.Equal(JsonDocument.Parse(body).RootElement.GetProperty("id").GetInt64(), delivery);
        await bench.Log.FirstAsync(line => line.Text.Contains("was delivered", StringComparison.Ordinal));
        Assert.Empty(await bench.Store.DueAlertsAsync(DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public async Task Receivers_that_take_alerts_and_never_answer_hold_a_few_places_for_a_while_and_no_alert_of_others()
    {
        const int Owners = 40;
        var patience = new ManualTimeProvider();
        await using var receiver = await WebhookReceiver.StartAsync();
        using var silent = new SilentReceiver();
        using var http = WebhookReceiver.Client(patience);
        var post = new WatchedPost(new EgressAlertPost(http));
        await using var bench = new AlertBench(post);
        await bench.StartAsync(AlertKind.Webhook, receiver.Url + "/hook");
        for (var owner = 0; owner < Owners; owner++)
        {
            await bench.AddBacklogAsync($"owner{owner}", channels: 4, monitors: 5, silent.Url);
        }

        await bench.LookAsync();
        await silent.Taken.CountAsync(AlertSender.MaxAtOnce);
        await bench.ChangeAsync(MonitorState.Down);
        patience.Advance(TimeSpan.FromSeconds(10));
        var begun = await post.Begun.CountAsync(2 * AlertSender.MaxAtOnce);

        Assert.Contains(begun, target => target.EndsWith("/hook", StringComparison.Ordinal));
        await receiver.Got.CountAsync(1);
        Assert.Equal(AlertSender.MaxAtOnce, post.MostAtOnce);
        await bench.Log.WhenAsync(lines => lines.Count(line => line.Text.Contains("TimedOut; retrying", StringComparison.Ordinal)) == AlertSender.MaxAtOnce);
    }

    private static bool IsRight(string signature, string body, string secret, DateTimeOffset now)
    {
        var parts = signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var own = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}")));
        var age = now.ToUnixTimeSeconds() - long.Parse(parts["t"], System.Globalization.CultureInfo.InvariantCulture);
        return age is >= 0 and <= 300 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(own), Encoding.ASCII.GetBytes(parts["v1"]));
    }

    /// <summary>Takes connections and what they send, and says nothing.</summary>
    private sealed class SilentReceiver : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public SilentReceiver()
        {
            _listener.Start();
            _ = TakeAsync();
        }

        public SignalLog<Socket> Taken { get; } = new();

        public string Url => $"http://{_listener.LocalEndpoint}";

        public void Dispose()
        {
            _listener.Dispose();
            foreach (var socket in Taken.Items)
            {
                socket.Dispose();
            }
        }

        private async Task TakeAsync()
        {
            try
            {
                while (true)
                {
                    Taken.Add(await _listener.AcceptSocketAsync());
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }

    /// <summary>Counts what is under way.</summary>
    private sealed class WatchedPost(IAlertPost post) : IAlertPost
    {
        private readonly Lock _gate = new();
        private int _underWay;

        public SignalLog<string> Begun { get; } = new();

        public int MostAtOnce { get; private set; }

        public async ValueTask<EgressResponse> SendAsync(EgressRequest request, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            }

            Begun.Add(request.Url);
            try
            {
                return await post.SendAsync(request, cancellationToken);
            }
            finally
            {
                lock (_gate)
                {
                    _underWay--;
                }
            }
        }
    }
}

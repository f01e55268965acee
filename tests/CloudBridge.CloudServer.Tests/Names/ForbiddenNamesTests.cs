using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Names;

/// <summary>Names that the operator does not want, on real sockets.</summary>
public sealed class ForbiddenNamesTests : ServerTest, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2.1);
    private readonly string _path = Path.GetTempFileName();
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingLoggerFactory _log = new();
    private int _versions;

    public void Dispose()
    {
        File.Delete(_path);
        _log.Dispose();
    }

    [Fact]
    public async Task A_player_with_a_forbidden_name_is_closed_as_one_with_a_bad_name_and_others_are_let_in()
    {
        var server = await StartAsync("bad\n");
        Assert.Equal((4002, "This user name is not allowed here. Please choose another one."), await RefusalAsync(server, "so_B4-d"));
        await JoinAsync(server, user: "good");
    }

    [Fact]
    public async Task A_host_may_have_any_name()
    {
        var server = await StartAsync("bad\n");
        var host = await ConnectAsync(server, options => options.SetRequestHeader("Authorization", $"Bearer {server.HostKey}"));
        await host.HandshakeAsync(user: "bad", askForReady: true);
        await host.SnapshotAsync();
    }

    [Fact]
    public async Task A_file_that_changes_is_read_again_within_seconds()
    {
        var server = await StartAsync("bad\n");
        await WriteAsync("worse\n");
        await JoinAsync(server, user: "worse");
        _clock.Advance(Look);

        Assert.Equal(4002, (await RefusalAsync(server, "worse")).Code);
        await JoinAsync(server, user: "bad");
        Assert.Contains(_log.Messages, message => message.Contains("forbidden in user names: 1.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_cannot_be_used_changes_nothing_is_told_once_and_the_next_good_one_counts()
    {
        var server = await StartAsync("bad\n");
        await File.WriteAllBytesAsync(_path, [0xFF, 0xFF]);
        for (var look = 0; look < 3; look++)
        {
            _clock.Advance(Look);
            Assert.Equal(4002, (await RefusalAsync(server, "bad")).Code);
        }

        Assert.Single(_log.Messages, message => message.Contains("stay as they were", StringComparison.Ordinal) && message.Contains("not UTF-8", StringComparison.Ordinal));
        File.Delete(_path);
        _clock.Advance(Look);
        Assert.Equal(4002, (await RefusalAsync(server, "bad")).Code);
        Assert.Contains(_log.Messages, message => message.Contains("Could not find", StringComparison.Ordinal));

        await WriteAsync("worse\n");
        _clock.Advance(Look);
        Assert.Equal(4002, (await RefusalAsync(server, "worse")).Code);
        await JoinAsync(server, user: "bad");
    }

    [Fact]
    public async Task A_server_does_not_start_without_its_file()
    {
        File.Delete(_path);
        await Assert.ThrowsAsync<FileNotFoundException>(() => StartAsync(new CloudServerOptions { ForbiddenNames = _path }));
    }

    private async Task<CloudServerHost> StartAsync(string words)
    {
        await WriteAsync(words);
        return await StartAsync(new CloudServerOptions { ForbiddenNames = _path }, _clock, _log);
    }

    /// <summary>Each version is of another second, as it would be where people write them.</summary>
    private async Task WriteAsync(string words)
    {
        await File.WriteAllTextAsync(_path, words);
        File.SetLastWriteTimeUtc(_path, DateTime.UnixEpoch.AddSeconds(++_versions));
    }

    private async Task<(int Code, string Reason)> RefusalAsync(CloudServerHost server, string user)
    {
        var player = await ConnectAsync(server);
        await player.HandshakeAsync(user: user);
        return await player.ClosedAsync();
    }
}

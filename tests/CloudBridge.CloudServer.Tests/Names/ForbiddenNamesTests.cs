using System.Diagnostics;
using CloudBridge.CloudServer.Names;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Names;

/// <summary>Names that the operator does not want, on real sockets.</summary>
public sealed class ForbiddenNamesTests : ServerTest, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2.1);
    private readonly string _path = Path.GetTempFileName();
    private readonly string _pipe = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingLoggerFactory _log = new();
    private int _versions;

    public void Dispose()
    {
        File.Delete(_path);
        File.Delete(_pipe);
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
    public async Task A_pipe_that_nobody_writes_to_holds_up_one_player_for_a_moment_is_told_once_and_the_next_file_counts()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var server = await StartAsync("bad\n");
        MakePipe();
        _clock.Advance(Look);
        var joining = new[] { JoinAsync(server, user: "one"), JoinAsync(server, user: "two") };
        await await Task.WhenAny(joining);
        Assert.Equal(4002, (await RefusalAsync(server, "bad")).Code);

        await QuietPool.WaitAsync();
        _clock.Advance(Look);
        await Task.WhenAll(joining);
        _clock.Advance(Look);
        Assert.Equal(4002, (await RefusalAsync(server, "bad")).Code);
        Assert.Single(_log.Messages, message => message.Contains("It does not answer.", StringComparison.Ordinal));

        File.Move(_path, _pipe);
        await WriteAsync("worse\n");
        _clock.Advance(Look);
        Assert.Equal(4002, (await RefusalAsync(server, "worse")).Code);
        await JoinAsync(server, user: "bad");

        EndPipe(_pipe);
        await QuietPool.WaitAsync();
        Assert.Equal(4002, (await RefusalAsync(server, "worse")).Code);
    }

    [Fact]
    public async Task A_server_whose_file_is_a_pipe_does_not_start_and_does_not_hang()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        MakePipe();
        var starting = Task.Run(() => StartAsync(new CloudServerOptions { ForbiddenNames = _path }));

        Assert.Contains("does not answer", (await Assert.ThrowsAsync<IOException>(() => starting.WaitAsync(CloudSocket.Patience))).Message, StringComparison.Ordinal);
        EndPipe(_path);
    }

    [Theory]
    [InlineData("/dev/zero", "has more than")]
    [InlineData("/tmp", "/tmp")]
    public async Task What_a_path_leads_to_is_not_read_without_end(string place, string fault)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var server = await StartAsync("bad\n");
        File.Delete(_path);
        File.CreateSymbolicLink(_path, place);
        _clock.Advance(Look);

        Assert.Equal(4002, (await RefusalAsync(server, "bad")).Code);
        Assert.Contains(_log.Messages, message => message.Contains("stay as they were", StringComparison.Ordinal) && message.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_longest_file_is_read_again_and_again()
    {
        var server = await StartAsync("bad\n");
        var words = string.Concat(Enumerable.Range(0, 150_000).Select(number => $"w{number:x5}"[..6] + "\n"))[..ForbiddenWords.MaxBytes];
        for (var version = 0; version < 3; version++)
        {
            await WriteAsync(words);
            _clock.Advance(Look);
            Assert.Equal(4002, (await RefusalAsync(server, "w00000")).Code);
        }
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

    private void MakePipe()
    {
        File.Delete(_path);
        using var made = Process.Start("mkfifo", [_path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    /// <summary>Lets go of whoever waits at the other end.</summary>
    private static void EndPipe(string path) => new FileStream(path, FileMode.Open, FileAccess.Write).Dispose();

    private async Task<(int Code, string Reason)> RefusalAsync(CloudServerHost server, string user)
    {
        var player = await ConnectAsync(server);
        await player.HandshakeAsync(user: user);
        return await player.ClosedAsync();
    }
}

using System.Globalization;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Server.Tests.Features.Clouds.Embedded;

public sealed partial class KeptRoomsTests : IDisposable
{
    private readonly TestFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Values_outlive_a_process_that_is_killed()
    {
        await using (var server = Start())
        {
            await using var writer = await JoinAsync(server);
            await using var other = await JoinAsync(server);
            await writer.SetAsync("score", "42");
            await other.NextAsync();
            await UntilAsync(IsStored);
        }

        Assert.Equal(["☁ score 42"], await KeptAsync());
    }

    [Fact]
    public async Task Values_of_the_last_moment_outlive_an_orderly_end()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using (var server = Start())
        {
            await using var writer = await JoinAsync(server);
            await using var other = await JoinAsync(server);
            await writer.SetAsync("score", "43");
            await other.NextAsync();
            server.Terminate();
            Assert.Equal(0, await server.WhenEndedAsync());
        }

        Assert.Equal(["☁ score 43"], await KeptAsync());
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_told_once_the_room_goes_on_and_all_is_kept_when_it_takes_again()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using (var server = ServerProcess.Writing(Arguments))
        {
            await using var writer = await JoinAsync(server);
            await using var other = await JoinAsync(server);
            await SetAsync(writer, other, "score", "1");
            await UntilAsync(IsStored);

            server.LimitFiles("4096");
            await SetAsync(writer, other, "score", "2");
            await server.Out.WhenWritten("Values of rooms are not kept for now");
            await SetAsync(writer, other, "score", "3");
            await SetAsync(writer, other, "level", "7");
            await JoinAsync(server, "elsewhere");
            server.LimitFiles("unlimited");
            await server.Out.WhenWritten("Values of rooms are kept again");
            Assert.Equal(2, server.Out.ToString().Split("Values of rooms are not kept for now").Length);
        }

        Assert.Equal(["☁ level 7", "☁ score 3"], await KeptAsync());
    }

    [Fact]
    public async Task A_file_that_is_damaged_under_a_running_server_is_begun_anew_with_all_that_is_in_memory()
    {
        await using (var server = Start())
        {
            await using var writer = await JoinAsync(server);
            await using var other = await JoinAsync(server);
            await SetAsync(writer, other, "score", "1");
            await SetAsync(writer, other, "level", "7");
            await UntilAsync(IsStored);
            foreach (var part in (string[])["", "-wal"])
            {
                await using var file = new FileStream(Path.Combine(_data.Path, "rooms.db" + part), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                await file.WriteAsync(Enumerable.Repeat((byte)'x', (int)file.Length).ToArray());
            }

            await (await JoinAsync(server, "elsewhere")).DisposeAsync();
            await server.Out.WhenWritten("What is kept of rooms in ");
            await SetAsync(writer, other, "score", "2");
            await UntilAsync(() => Number("SELECT count(*) FROM variable") == 2);
        }

        Assert.Equal(["☁ level 7", "☁ score 2"], await KeptAsync());
    }

    [Fact]
    public async Task A_process_that_is_killed_in_the_middle_of_writing_leaves_a_whole_file()
    {
        const int Variables = 4;
        const int Values = 2_000;
        CloudSocket[] writers;
        Task[] writing;
        await using (var server = Start())
        {
            writers = await Task.WhenAll(Enumerable.Range(0, Variables).Select(_ => JoinAsync(server)));
            writing = writers.Select((writer, number) => WriteAsync(writer, $"v{number}", Values)).ToArray();
            await UntilAsync(() => Number("SELECT count(*) FROM variable") == Variables);
        }

        await Task.WhenAll(writing);
        await Task.WhenAll(writers.Select(writer => writer.DisposeAsync().AsTask()));

        var kept = await KeptAsync();
        Assert.Equal(Variables, kept.Length);
        Assert.All(kept, value => Assert.InRange(int.Parse(value.Split(' ')[2], CultureInfo.InvariantCulture), 0, Values));
        Assert.Empty(Directory.GetFiles(_data.Path, "*.damaged-*"));
    }

    [Fact]
    public async Task Nothing_is_kept_unless_asked_for()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["Data:Folder"] = _data.Path);

        Assert.False(File.Exists(Path.Combine(_data.Path, "rooms.db")));
    }

    /// <summary>Writes until the server is gone.</summary>
    private static async Task WriteAsync(CloudSocket writer, string name, int values)
    {
        try
        {
            for (var value = 0; value <= values; value++)
            {
                await writer.SetAsync(name, $"{value}");
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or InvalidOperationException)
        {
            // Killed meanwhile.
        }
    }

    private static async Task SetAsync(CloudSocket writer, CloudSocket other, string name, string value)
    {
        await writer.SetAsync(name, value);
        var message = await other.NextAsync();
        Assert.Equal(("☁ " + name, value), (message.Name, message.Value));
    }

    private static async Task<CloudSocket> JoinAsync(ServerProcess server, string project = "game")
    {
        var socket = await ConnectAsync(server);
        await socket.HandshakeAsync(project, askForReady: true);
        await socket.SnapshotAsync();
        return socket;
    }

    private static async Task<CloudSocket> ConnectAsync(ServerProcess server)
    {
        await server.Out.WhenWritten("Press Ctrl-C to stop.");
        return await CloudSocket.ConnectAsync(new Uri(CloudUrl().Match(server.Out.ToString()).Value));
    }

    private static async Task UntilAsync(Func<bool> isReached)
    {
        using var patience = new CancellationTokenSource(Limits.Patience);
        while (!isReached())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private bool IsStored() => Number("SELECT count(*) FROM variable") > 0;

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "rooms.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private string[] Arguments => ["run", "--Http:Port=0", "--CloudServer:Port=0", $"--Data:Folder={_data.Path}", "--CloudServer:KeepRooms=true"];

    private ServerProcess Start() => new(Arguments);

    /// <summary>What a server that starts now knows of the room.</summary>
    private async Task<string[]> KeptAsync()
    {
        await using var server = Start();
        await using var late = await ConnectAsync(server);
        await late.HandshakeAsync("game", askForReady: true);
        return [.. (await late.SnapshotAsync()).Select(message => $"{message.Name} {message.Value}").Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"ws://\S+")]
    private static partial Regex CloudUrl();
}

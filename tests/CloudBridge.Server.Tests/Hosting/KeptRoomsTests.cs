using System.Text.RegularExpressions;
using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Server.Tests.Hosting;

public sealed partial class KeptRoomsTests : IDisposable
{
    private readonly TestFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Values_outlive_a_process_that_is_killed()
    {
        await using (var server = Start("--CloudServer:KeepRooms=true"))
        {
            await using var writer = await JoinAsync(server);
            await using var other = await JoinAsync(server);
            await writer.SetAsync("score", "42");
            await other.NextAsync();
            await UntilAsync(IsStored);
        }

        await using var again = Start("--CloudServer:KeepRooms=true");
        await using var late = await ConnectAsync(again);
        await late.HandshakeAsync("game", askForReady: true);
        Assert.Equal("42", Assert.Single(await late.SnapshotAsync(), message => message.Name == "☁ score").Value);
    }

    [Fact]
    public async Task Values_of_the_last_moment_outlive_an_orderly_end()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using (var server = Start("--CloudServer:KeepRooms=true"))
        {
            await using var writer = await JoinAsync(server);
            await using var other = await JoinAsync(server);
            await writer.SetAsync("score", "43");
            await other.NextAsync();
            server.Terminate();
            Assert.Equal(0, await server.WhenEndedAsync());
        }

        await using var again = Start("--CloudServer:KeepRooms=true");
        await using var late = await ConnectAsync(again);
        await late.HandshakeAsync("game", askForReady: true);
        Assert.Equal("43", Assert.Single(await late.SnapshotAsync()).Value);
    }

    [Fact]
    public async Task Nothing_is_kept_unless_asked_for()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["Data:Folder"] = _data.Path);

        Assert.False(File.Exists(Path.Combine(_data.Path, "rooms.db")));
    }

    private static async Task<CloudSocket> JoinAsync(ServerProcess server)
    {
        var socket = await ConnectAsync(server);
        await socket.HandshakeAsync("game", askForReady: true);
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

    private bool IsStored()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "rooms.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM variable";
        return (long)command.ExecuteScalar()! > 0;
    }

    private ServerProcess Start(params string[] arguments) =>
        new(["run", "--Http:Port=0", "--CloudServer:Port=0", $"--Data:Folder={_data.Path}", .. arguments]);

    [GeneratedRegex(@"ws://\S+")]
    private static partial Regex CloudUrl();
}

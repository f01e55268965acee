namespace CloudBridge.CloudServer.Tests;

public sealed class RenameAndDeleteTests : ServerTest
{
    private const string RenameLine = """{"method":"rename","name":"☁ old","new_name":"☁ new","user":"player","project_id":"1"}""";
    private const string DeleteLine = """{"method":"delete","name":"☁ old","user":"player","project_id":"1"}""";

    [Theory]
    [InlineData(RenameLine)]
    [InlineData(DeleteLine)]
    public async Task Rename_and_delete_are_ignored_unless_allowed(string line)
    {
        var server = await StartAsync();
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetAsync("old", "1");
        await writer.SendAsync(line);
        await writer.SetAsync("marker", "2");

        Assert.Equal("☁ old", (await other.NextAsync()).Name);
        Assert.Equal("☁ marker", (await other.NextAsync()).Name);
        Assert.Equal(["☁ old", "☁ marker"], await NamesAsync(server));
    }

    [Fact]
    public async Task An_allowed_rename_is_passed_on_and_keeps_the_value()
    {
        var server = await StartAsync(new CloudServerOptions { AllowRename = true });
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetRawAsync("old", "12345678901234567890123");
        await writer.SendAsync(RenameLine);

        await other.NextAsync();
        Assert.Equal("""{"method":"rename","name":"☁ old","new_name":"☁ new"}""", await other.NextLineAsync());
        var late = await ConnectAsync(server);
        await late.HandshakeAsync();
        Assert.Equal("""{"method":"set","name":"☁ new","value":12345678901234567890123}""", await late.NextLineAsync());
    }

    [Fact]
    public async Task A_rename_of_nothing_or_onto_another_variable_is_ignored()
    {
        var server = await StartAsync(new CloudServerOptions { AllowRename = true });
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SendAsync(RenameLine);
        await writer.SetAsync("old", "1");
        await writer.SetAsync("new", "2");
        await writer.SendAsync(RenameLine);
        await writer.SetAsync("marker", "3");

        Assert.Equal(["☁ old", "☁ new", "☁ marker"], [(await other.NextAsync()).Name, (await other.NextAsync()).Name, (await other.NextAsync()).Name]);
    }

    [Fact]
    public async Task An_allowed_delete_is_passed_on_and_makes_room_for_another_variable()
    {
        var server = await StartAsync(new CloudServerOptions { AllowDelete = true, MaxVariablesPerRoom = 1 });
        var writer = await JoinAsync(server);
        var other = await JoinAsync(server);

        await writer.SetAsync("old", "1");
        await writer.SendAsync(DeleteLine);
        await writer.SetAsync("marker", "2");

        await other.NextAsync();
        Assert.Equal("""{"method":"delete","name":"☁ old"}""", await other.NextLineAsync());
        Assert.Equal("☁ marker", (await other.NextAsync()).Name);
        Assert.Equal(["☁ marker"], await NamesAsync(server));
    }

    private async Task<string[]> NamesAsync(CloudServerHost server)
    {
        var late = await ConnectAsync(server);
        await late.HandshakeAsync(askForReady: true);
        return [.. (await late.SnapshotAsync()).Select(message => message.Name)];
    }
}

using CloudBridge.Client;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Storage;

namespace CloudBridge.Server.Tests.Features.CloudStorage.Requests;

public sealed class StorageRequestTests : IAsyncLifetime, IDisposable
{
    private const string NoPage2 = "There is no page 2: the list ends before it.";

    private readonly TestFolder _folder = new();
    private RunningServer _server = null!;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_storage_template_of_existing_projects_is_served()
    {
        Assert.Equal("pong", await _server.AskTextAsync("ping"));
        Assert.Equal("Error: Database db doesn't exist", await _server.AskTextAsync("get", "db", "key"));
        Assert.Equal("Error: Database db doesn't exist", await _server.AskTextAsync("keys", "db"));
        Assert.Empty((await _server.AskAsync("database_names")).Items);

        Assert.Equal("ok", await _server.AskTextAsync("set", "db", "key", "value"));

        Assert.Equal("pong", await _server.AskTextAsync("ping"));
        Assert.Equal("value", await _server.AskTextAsync("get", "db", "key"));
        Assert.Empty((await _server.AskAsync("get", "db", "other")).Items);
        Assert.Equal(["key"], (await _server.AskAsync("keys", "db")).Items);
        Assert.Equal(["db"], (await _server.AskAsync("database_names")).Items);
    }

    [Fact]
    public async Task A_value_with_ampersands_is_whole_again()
    {
        await _server.AskAsync("set", "db", "key", "a", "", "b");
        await _server.AskAsync("storage.append", "db", "key", "c", "d");

        Assert.Equal("a&&bc&d", await _server.AskTextAsync("get", "db", "key"));
    }

    [Fact]
    public async Task Values_are_texts_and_leading_zeros_stay()
    {
        await _server.AskAsync("set", "db", "code", "007");

        Assert.Equal("007", await _server.AskTextAsync("get", "db", "code"));
    }

    [Fact]
    public async Task Sums_pieces_and_deletions_answer_what_they_made()
    {
        Assert.Equal("1", await _server.AskTextAsync("storage.increment", "db", "n"));
        Assert.Equal("0.75", await _server.AskTextAsync("storage.increment", "db", "n", "-0.25"));
        Assert.Equal("2", await _server.AskTextAsync("storage.append", "db", "text", "ab"));
        Assert.Equal("ok", await _server.AskTextAsync("storage.delete", "db", "n"));
        Assert.Equal("none", await _server.AskTextAsync("storage.delete", "db", "n"));
        Assert.Equal("ok", await _server.AskTextAsync("storage.drop", "db"));
        Assert.Equal("none", await _server.AskTextAsync("storage.drop", "db"));
    }

    [Fact]
    public async Task A_leaderboard_lists_places_keys_and_values()
    {
        await _server.AskAsync("set", "scores", "Ada", "100");
        await _server.AskAsync("set", "scores", "Bob", "7.5");
        await _server.AskAsync("set", "scores", "Cem", "100");
        await _server.AskAsync("set", "scores", "note", "none");

        Assert.Equal(["1", "Ada", "100", "1", "Cem", "100", "3", "Bob", "7.5"], (await _server.AskAsync("storage.top", "scores")).Items);
        Assert.Equal(["1", "Bob", "7.5"], (await _server.AskAsync("storage.top", "scores", "1", "lowest")).Items);
        Assert.Equal(["1", "Cem", "100"], (await _server.AskAsync("storage.top", "scores", "1", "highest", "2")).Items);
        Assert.Equal(NoPage2, (await _server.AskAsync("storage.top", "scores", "10", "highest", "2")).Error);
        Assert.Equal(["3", "3", "7.5"], (await _server.AskAsync("storage.place", "scores", "Bob")).Items);
        Assert.Empty((await _server.AskAsync("storage.place", "scores", "note")).Items);
    }

    [Fact]
    public async Task A_leaderboard_goes_on_past_its_hundredth_place()
    {
        foreach (var score in Enumerable.Range(1, 130))
        {
            await _server.AskAsync("set", "scores", $"player{score}", $"{score}");
        }

        var page = (await _server.AskAsync("storage.top", "scores", "50", "highest", "3")).Items;
        var fromBelow = (await _server.AskAsync("storage.top", "scores", "50", "lowest", "3")).Items;

        Assert.Equal(["101", "player30", "30"], page.Take(3));
        Assert.Equal(["130", "player1", "1"], page.TakeLast(3));
        Assert.Equal(["101", "player101", "101"], fromBelow.Take(3));
        Assert.Equal(["120", "130", "11"], (await _server.AskAsync("storage.place", "scores", "player11")).Items);
    }

    [Fact]
    public async Task Keys_come_page_by_page_and_use_is_counted()
    {
        Assert.Equal("ok", await _server.AskTextAsync("storage.create", "db"));
        foreach (var number in Enumerable.Range(0, 101))
        {
            await _server.AskAsync("set", "db", $"{number}", "1");
        }

        Assert.Equal(100, (await _server.AskAsync("storage.keys", "db")).Items.Count);
        Assert.Equal(["100"], (await _server.AskAsync("storage.keys", "db", "2")).Items);
        Assert.Equal("There is no page 3: the list ends before it.", (await _server.AskAsync("storage.keys", "db", "3")).Error);
        Assert.Equal(101, (await _server.AskAsync("keys", "db")).Items.Count);
        Assert.Equal(["1", "10", "101", "10000", "294", "5000000"], (await _server.AskAsync("storage.usage")).Items);
    }

    [Theory]
    [InlineData("storage.keys", "db")]
    [InlineData("storage.top", "db", "10", "lowest")]
    public async Task Of_a_list_without_items_the_first_page_is_empty_and_there_is_no_second(string name, params string[] arguments)
    {
        await _server.AskAsync("storage.create", "db");

        var first = await _server.AskAsync(name, [.. arguments, "1"]);
        var second = await _server.AskAsync(name, [.. arguments, "2"]);

        Assert.Equal((AnswerStatus.Done, 0), (first.Status, first.Items.Count));
        Assert.Equal(NoPage2, second.Error);
    }

    [Theory]
    [InlineData("A key has 1 to 100 characters.", "set", "db", "", "value")]
    [InlineData("The name of a database has 1 to 50 characters.", "storage.create", "")]
    [InlineData("The value there is not a number", "storage.increment", "db", "text")]
    [InlineData("by must be a number.", "storage.increment", "db", "n", "one")]
    [InlineData("There is room for 3 keys here, and this would be number 4.", "set", "db", "d", "1")]
    [InlineData("There is room for 1000 bytes here, and this would make 1009.", "set", "db", "c", "LONG")]
    [InlineData("A value may have at most 1000 characters, and this would have 1001.", "set", "db", "c", "LONGER")]
    [InlineData("This project has 2 databases, and that is the most it may have.", "set", "three", "a", "1")]
    [InlineData("Error: Database nowhere doesn't exist", "storage.top", "nowhere")]
    [InlineData("Ask for 1 to 100 places.", "storage.top", "db", "101")]
    [InlineData("There is no page 0: pages count from 1.", "storage.keys", "db", "0")]
    [InlineData("There is no page 0: pages count from 1.", "storage.top", "db", "10", "highest", "0")]
    [InlineData("That number would be too large: it may have at most 100 digits.", "storage.increment", "db", "n", "1e999")]
    public async Task Refusals_are_sentences_in_characters_that_arrive(string sentence, string name, params string[] arguments)
    {
        await RestartAsync(settings =>
        {
            settings["CloudStorage:MaxKeys"] = "3";
            settings["CloudStorage:MaxBytes"] = "1000";
            settings["CloudStorage:MaxValueLength"] = "1000";
            settings["CloudStorage:MaxDatabases"] = "2";
        });
        await _server.AskAsync("set", "db", "text", "one");
        await _server.AskAsync("set", "db", "b", "1");
        await _server.AskAsync("set", "db", "c", "1");
        await _server.AskAsync("storage.create", "two");
        string[] whole = [.. arguments.Select(argument => argument switch { "LONG" => new string('x', 999), "LONGER" => new string('x', 1001), _ => argument })];

        var answer = await _server.AskAsync(name, whole);

        Assert.Equal(AnswerStatus.Error, answer.Status);
        Assert.StartsWith(sentence, answer.Error, StringComparison.Ordinal);
        Assert.All(answer.Error!, character => Assert.True(CharacterTable.Contains(character)));
    }

    [Fact]
    public async Task Ping_is_answered_with_the_words_of_the_storage_template_only_in_projects_that_are_made_with_it()
    {
        await RestartAsync(settings => (settings["Cloud:Own:Projects"], settings["CloudStorage:TemplateProjects"]) = ("demo, other", "other"));
        await _server.JoinAsync();
        var template = await _server.JoinAsync("other");
        Assert.Equal(["pong"], (await template.AskAsync("ping", [], Limits.Patience)).Items);

        await _server.AskAsync("set", "db", "key", "value");
        await template.AskAsync("set", ["db", "key", "value"], Limits.Patience);

        Assert.Equal("pong", await _server.AskTextAsync("ping"));
        Assert.Equal(["Database backend is running"], (await template.AskAsync("ping", [], Limits.Patience)).Items);
    }

    [Fact]
    public async Task A_restart_keeps_everything_and_another_project_sees_nothing()
    {
        await _server.AskAsync("set", "db", "key", "value");
        await RestartAsync(settings => settings["Cloud:Own:Projects"] = "demo, other");

        Assert.Equal("value", await _server.AskTextAsync("get", "db", "key"));
        Assert.Equal("pong", await _server.AskTextAsync("ping"));
        var other = await _server.JoinAsync("other");
        Assert.Equal(["pong"], (await other.AskAsync("ping", [], Limits.Patience)).Items);
        Assert.Equal(["Error: Database db doesn't exist"], (await other.AskAsync("get", ["db", "key"], Limits.Patience)).Items);
    }

    [Fact]
    public async Task Where_no_databases_may_be_made_set_says_what_get_says()
    {
        await RestartAsync(settings => (settings["CloudStorage:CreateDatabases"], settings["CloudStorage:Databases"]) = ("false", "scores"));

        Assert.Equal("pong", await _server.AskTextAsync("ping"));
        Assert.Equal("Error: Database db doesn't exist", await _server.AskTextAsync("set", "db", "key", "value"));
        Assert.Equal("ok", await _server.AskTextAsync("set", "scores", "key", "value"));
        Assert.Equal(["scores"], (await _server.AskAsync("database_names")).Items);
    }

    [Fact]
    public async Task Switched_off_it_says_so_and_stores_nothing()
    {
        await RestartAsync(settings => settings["CloudStorage:Enabled"] = "false");

        Assert.Equal("This server stores nothing for projects.", (await _server.AskAsync("set", "db", "key", "value")).Error);
        Assert.Equal("pong", await _server.AskTextAsync("ping"));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task With_the_journal_both_are_in_one_database()
    {
        await RestartAsync(settings => settings["Journal:Enabled"] = "true");

        Assert.Equal("1", await _server.AskTextAsync("storage.increment", "db", "n"));

        var report = new DatabaseFiles(TimeProvider.System).BackUp(new DataFolder(_folder.Path));
        Assert.Equal(1, report.Rows["storage_entry"]);
        Assert.True(report.Rows["request"] >= 1);
    }

    [Fact]
    public async Task Private_requests_need_a_cloud_that_knows_who_asks() =>
        Assert.Equal("This request needs Scratch's cloud, which knows who asks.", (await _server.AskAsync("my.set", "key", "value")).Error);

    private async Task RestartAsync(Action<Dictionary<string, string>> configure)
    {
        await _server.DisposeAsync();
        await StartAsync(configure);
    }

    private async Task StartAsync(Action<Dictionary<string, string>>? configure = null) => _server = await RunningServer.StartAsync(settings =>
    {
        settings["Data:Folder"] = _folder.Path;
        settings["Monitors:Enabled"] = "false";
        configure?.Invoke(settings);
    });
}

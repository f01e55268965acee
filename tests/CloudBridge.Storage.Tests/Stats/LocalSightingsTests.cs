using CloudBridge.Scratch;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Tests.Stats;

public sealed class LocalSightingsTests : IAsyncLifetime
{
    private readonly StatsData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task Users_and_projects_that_are_seen_are_remembered()
    {
        var stats = await _data.OpenAsync();
        var sightings = _data.OpenSightings();

        sightings.Saw(new ScratchUser(1882674, "griffpatch") { Country = "United Kingdom", Bio = "hi", Status = "games", Joined = new DateTimeOffset(2012, 10, 24, 12, 59, 31, TimeSpan.Zero) });
        sightings.Saw(new ScratchProject(10128407, "Paper Minecraft") { Author = new ScratchUser(1882674, "griffpatch"), Stats = new() { Views = 300, Loves = 20, Favorites = 10 } });
        sightings.Saw(new ScratchProject(105500895, "Geometry Dash") { Stats = new() { Views = 200, Loves = 2, Favorites = 1, Comments = 4 } }, "griffpatch");
        await Patience.WaitAsync(sightings.FlushAsync());
        await stats.RankAsync();

        var user = (await stats.GetUserAsync("griffpatch")).Value;
        Assert.Equal((1882674, "United Kingdom", "hi", "games"), (user.ScratchId, user.Country, user.Bio, user.Work));
        Assert.Equal(new DateTimeOffset(2012, 10, 24, 0, 0, 0, TimeSpan.Zero), user.Joined);
        Assert.Equal(new UserCounts { Views = 500, Loves = 22, Favorites = 11, Comments = 4 }, user.Counts);
        Assert.Equal(1, user.Ranks!.Views);
        Assert.Equal(["Geometry Dash", "Paper Minecraft"], (await stats.GetProjectsOfAsync("griffpatch")).Value.Select(project => project.Title));
    }

    [Fact]
    public async Task What_is_left_out_never_takes_the_place_of_what_is_known()
    {
        var stats = await _data.FilledAsync(
            """{"type":"user","username":"ann","id":7,"country":"Peru","bio":"hi","joined":"2014-08-31T00:00:00.000Z","status":"Scratcher"}""",
            """{"type":"project","id":9,"username":"ann","title":"Cats","views":500,"loves":4,"comments":3,"description":"x","public":1}""");
        var sightings = _data.OpenSightings();

        sightings.Saw(new ScratchUser(0, "ANN"));
        sightings.Saw(new ScratchProject(9, ""));
        sightings.Saw(new ScratchProject(9, "Cats 2") { Stats = new() { Views = 501, Loves = 5 } });
        await Patience.WaitAsync(sightings.FlushAsync());

        var (user, project) = ((await stats.GetUserAsync("ann")).Value, (await stats.GetProjectAsync(9)).Value);
        Assert.Equal((7, "Peru", "hi", 2014, "Scratcher"), (user.ScratchId, user.Country, user.Bio, user.Joined?.Year, user.Status));
        Assert.Equal(("ann", "Cats 2", 501, 5, 3, "x", true), (project.Username, project.Title, project.Counts.Views, project.Counts.Loves, project.Counts.Comments, project.Description, project.IsPublic));
    }

    [Fact]
    public async Task What_is_too_much_is_dropped_and_counted_and_nobody_waits()
    {
        await _data.OpenAsync();
        var closed = new LocalSightings(_data.Options, _data.Time, new CapturedLogger<LocalSightings>(_data.Lines));
        closed.Saw(new ScratchUser(1, "ann"));
        Assert.Equal(1, closed.Dropped);

        var sightings = _data.OpenSightings(options => options with { MaxWaiting = 10 });
        using (var other = CloudBridge.Storage.Sqlite.SqliteDatabase.OpenExisting(_data.Folder.Stats))
        using (other.BeginTransaction(deferred: false))
        {
            for (var id = 1; id <= 2_000; id++)
            {
                sightings.Saw(new ScratchUser(id, $"u{id}"));
            }

            Assert.True(sightings.Dropped > 0);
        }

        await Patience.WaitAsync(sightings.FlushAsync());
        Assert.Equal(2_000, sightings.Dropped + LocalScratchStats.Report(_data.Folder, _data.Time).Users);
    }

    [Fact]
    public async Task A_disk_that_fails_is_told_once_and_a_well_one_is_used_again()
    {
        await _data.OpenAsync();
        var sightings = _data.OpenSightings();
        _data.Execute("CREATE TRIGGER sick BEFORE INSERT ON users BEGIN SELECT RAISE(ABORT, 'sick'); END");
        for (var id = 1; id <= 2; id++)
        {
            sightings.Saw(new ScratchUser(id, $"u{id}"));
            await Patience.WaitAsync(sightings.FlushAsync());
        }

        _data.Execute("DROP TRIGGER sick");
        sightings.Saw(new ScratchUser(3, "u3"));
        await Patience.WaitAsync(sightings.FlushAsync());

        Assert.Equal((2, 1), (sightings.Dropped, LocalScratchStats.Report(_data.Folder, _data.Time).Users));
        Assert.Single(_data.Lines.Items, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_row_that_cannot_be_stored_costs_no_other()
    {
        await _data.OpenAsync();
        var sightings = _data.OpenSightings();
        _data.Execute("CREATE TRIGGER sick BEFORE INSERT ON users WHEN new.username = 'u50' BEGIN SELECT RAISE(ABORT, 'sick'); END");
        using (var other = CloudBridge.Storage.Sqlite.SqliteDatabase.OpenExisting(_data.Folder.Stats))
        using (other.BeginTransaction(deferred: false))
        {
            for (var id = 1; id <= 100; id++)
            {
                sightings.Saw(new ScratchUser(id, $"u{id}"));
            }
        }

        await Patience.WaitAsync(sightings.FlushAsync());

        Assert.Equal((1, 99), (sightings.Dropped, LocalScratchStats.Report(_data.Folder, _data.Time).Users));
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_ends_nothing()
    {
        await _data.OpenAsync();
        var time = new FaultyTime(_data.Time) { Faults = 1 };
        await using var sightings = new LocalSightings(_data.Options, time, new CapturedLogger<LocalSightings>(_data.Lines));
        sightings.Open();
        for (var id = 1; id <= 2; id++)
        {
            sightings.Saw(new ScratchUser(id, $"u{id}"));
            await Patience.WaitAsync(sightings.FlushAsync());
        }

        Assert.Equal((1, 1), (sightings.Dropped, LocalScratchStats.Report(_data.Folder, _data.Time).Users));
        Assert.Single(_data.Lines.Items, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_ends_nothing()
    {
        await _data.OpenAsync();
        await using var sightings = new LocalSightings(_data.Options, new FaultyTime(_data.Time) { Faults = 1 }, new BrokenLogger<LocalSightings>(() => true));
        sightings.Open();
        for (var id = 1; id <= 2; id++)
        {
            sightings.Saw(new ScratchUser(id, $"u{id}"));
            await Patience.WaitAsync(sightings.FlushAsync());
        }

        Assert.Equal((1, 1), (sightings.Dropped, LocalScratchStats.Report(_data.Folder, _data.Time).Users));
    }

    [Fact]
    public async Task What_waits_is_bounded_in_characters_too()
    {
        await _data.OpenAsync();
        var sightings = _data.OpenSightings();
        using (var other = CloudBridge.Storage.Sqlite.SqliteDatabase.OpenExisting(_data.Folder.Stats))
        using (other.BeginTransaction(deferred: false))
        {
            for (var id = 1; id <= 100; id++)
            {
                sightings.Saw(new ScratchProject(id, "Long") { Description = new string('x', 1_000_000) });
            }

            Assert.InRange(sightings.Dropped, 80, 99);
        }

        await Patience.WaitAsync(sightings.FlushAsync());
        sightings.Saw(new ScratchProject(101, "Long") { Description = new string('x', 1_000_000) });
        await Patience.WaitAsync(sightings.FlushAsync());
        Assert.Equal(101, sightings.Dropped + LocalScratchStats.Report(_data.Folder, _data.Time).Projects);
    }

    [Fact]
    public async Task As_a_service_it_opens_remembers_and_closes()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_data.Time).AddSingleton<IScratchSightings, NoSightings>();
        await using var provider = services.AddLocalScratchStats(_data.Options).BuildServiceProvider();
        var lifetime = provider.GetServices<IHostedService>().Single();

        await lifetime.StartAsync(CancellationToken.None);
        provider.GetRequiredService<IScratchSightings>().Saw(new ScratchUser(1, "ann"));
        await Patience.WaitAsync(provider.GetRequiredService<LocalSightings>().FlushAsync());
        Assert.Equal("ann", (await provider.GetRequiredService<IScratchStats>().GetUserAsync("ann")).Value.Username);
        await lifetime.StopAsync(CancellationToken.None);

        var error = await Assert.ThrowsAsync<UpstreamException>(() => provider.GetRequiredService<IScratchStats>().GetUserAsync("ann"));
        Assert.Equal(UpstreamFault.Unavailable, error.Fault);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_stops_nothing_but_the_statistics()
    {
        var folder = new DataFolder(_data.Options.Folder);
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.Stats, new string('x', 5_000));
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_data.Time);
        await using var provider = services.AddSingleton<IScratchSightings, NoSightings>().AddLocalScratchStats(_data.Options).BuildServiceProvider();
        var lifetime = provider.GetServices<IHostedService>().Single();

        await lifetime.StartAsync(CancellationToken.None);
        provider.GetRequiredService<IScratchSightings>().Saw(new ScratchUser(1, "ann"));

        var error = await Assert.ThrowsAsync<UpstreamException>(() => provider.GetRequiredService<IScratchStats>().GetUserAsync("ann"));
        Assert.Equal(UpstreamFault.Unavailable, error.Fault);
        await lifetime.StopAsync(CancellationToken.None);
    }
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Storage.Tests.CloudStorage;

/// <summary>The store against dictionaries, over any sequence of calls and restarts.</summary>
public sealed class CloudStoreModelTests : IAsyncLifetime
{
    private static readonly CloudStorageQuota Quota = new() { MaxDatabases = 2, MaxKeys = 6, MaxBytes = 60, MaxValueLength = 12, MaxPrivateKeys = 3, MaxPrivateBytes = 25 };

    private static readonly Gen<Step> Steps =
        from kind in Gen.Elements(Enum.GetValues<StepKind>())
        from database in Gen.Choose(0, 4)
        from key in Gen.Elements("a", "b", "c", "d")
        from value in Gen.Elements("", "1", "-2.5", "10", "0.25", "text", "a&b", "123456789", "1234567890123")
        select new Step(kind, database, key, value);

    private readonly StoreData _data = new();
    private SqliteCloudStore _store = null!;
    private int _run;

    public async Task InitializeAsync() => _store = await _data.OpenAsync(Quota);

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public void Any_sequence_of_calls_ends_as_it_would_with_dictionaries() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(60),
        Prop.ForAll(Steps.ListOf().ToArbitrary(), Play));

    private void Play(IList<Step> steps) => PlayAsync(steps).GetAwaiter().GetResult();

    private async Task PlayAsync(IList<Step> steps)
    {
        var project = string.Create(CultureInfo.InvariantCulture, $"project {_run++}");
        CloudDatabase[] databases = [StoreData.Shared("one", project), StoreData.Shared("two", project), StoreData.Shared("three", project), StoreData.Of("Ada", project), StoreData.Of("Bob", project)];
        var model = new StoreModel(Quota);
        foreach (var step in steps)
        {
            var database = databases[step.Database];
            var expected = Outcome(() => model.Do(step, database));
            Assert.Equal(expected, await OutcomeAsync(() => DoAsync(step, database)));
        }

        foreach (var database in databases)
        {
            Assert.Equal(
                Outcome(() => model.Contents(database)),
                await OutcomeAsync(() => ContentsAsync(database)));
        }

        var usage = await _store.UsageAsync("Own", project);
        Assert.Equal(model.Usage, (usage.Databases, usage.Keys, usage.Bytes));
        Assert.Equal(model.Usage.Databases > 0, _store.HasDatabases("Own", project));
    }

    private async Task<string> DoAsync(Step step, CloudDatabase database)
    {
        switch (step.Kind)
        {
            case StepKind.Set:
                await _store.SetAsync(database, step.Key, step.Value);
                return "";
            case StepKind.Get:
                return await _store.GetAsync(database, step.Key) ?? "(none)";
            case StepKind.Delete:
                return $"{await _store.DeleteAsync(database, step.Key)}";
            case StepKind.Increment:
                return await _store.IncrementAsync(database, step.Key, step.Value);
            case StepKind.Append:
                return $"{await _store.AppendAsync(database, step.Key, step.Value)}";
            case StepKind.Create:
                return database.Asker is null ? $"{await _store.CreateAsync(database)}" : "";
            case StepKind.Drop:
                return database.Asker is null ? $"{await _store.DropAsync(database)}" : "";
            case StepKind.Top:
                return string.Join('|', (await _store.TopAsync(database, 3, RankOrder.Highest)).Select(row => $"{row.Place} {row.Key}"));
            default:
                await _store.DisposeAsync();
                _store = await _data.OpenAsync(Quota);
                return "";
        }
    }

    private async Task<string> ContentsAsync(CloudDatabase database)
    {
        var contents = new List<string>();
        foreach (var key in (await _store.KeysAsync(database, 1, 100)).Keys)
        {
            contents.Add($"{key}={await _store.GetAsync(database, key)}");
        }

        return string.Join('|', contents);
    }

    private static string Outcome(Func<string> action)
    {
        try
        {
            return action();
        }
        catch (CloudStorageException error)
        {
            return $"{error.Refusal} {error.Limit} {error.Actual}";
        }
    }

    private static async Task<string> OutcomeAsync(Func<Task<string>> action)
    {
        try
        {
            return await action();
        }
        catch (CloudStorageException error)
        {
            return $"{error.Refusal} {error.Limit} {error.Actual}";
        }
    }
}

using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Journal;

/// <summary>The record of requests that outlives a restart.</summary>
internal sealed class JournalFeature : IServerFeature
{
    public IEnumerable<SettingProperty> Sections =>
        [new(JournalOptions.Section, OptionsSection.Of(new JournalOptions()), "What is remembered of requests over a restart.")];

    public bool IsEnabled(ServerConfiguration configuration) => configuration.Get<JournalOptions>(JournalOptions.Section).Enabled;

    public void Add(IServiceCollection services, ServerConfiguration configuration)
    {
        var options = configuration.Get<JournalOptions>(JournalOptions.Section);
        services.AddSqliteJournal(new SqliteJournalOptions { Folder = configuration.DataFolder.Path, Window = options.Window, MaxBytes = options.MaxBytes });
    }
}

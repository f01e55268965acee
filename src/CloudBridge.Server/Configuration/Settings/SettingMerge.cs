using System.Globalization;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Program;
using Serilog.Events;

namespace CloudBridge.Server.Configuration.Settings;

/// <summary>
/// Puts sources on top of each other. A list in a later source replaces the whole list of an earlier one;
/// a text with commas where a list belongs is a list.
/// </summary>
internal sealed class SettingMerge(SettingTree settings, ICollection<ConfigurationFault> faults)
{
    private const string LogLevels = SettingTree.Serilog + ":MinimumLevel";
    private readonly SettingLocator _locator = new(settings);
    private readonly Dictionary<string, SettingEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, SettingEntry> Entries => _entries;

    public void Add(IReadOnlyList<SettingEntry> source)
    {
        var replaced = new HashSet<string>();
        foreach (var entry in source)
        {
            var location = _locator.Find(entry.Key);
            if (location.ListKey is { } list && replaced.Add(list))
            {
                RemoveBelow(list);
            }

            Add(entry, location);
        }
    }

    private void Add(SettingEntry entry, SettingLocation location)
    {
        switch (location.Node)
        {
            case null:
                faults.Add(new(entry.Key, location.Problem!, entry.Source));
                break;
            case ValueNode when entry.Value is null:
                _entries.Remove(location.Key);
                break;
            case ValueNode node:
                AddValue(entry with { Key = location.Key }, node);
                break;
            case FreeNode when entry.Value is not null:
                AddFree(entry with { Key = location.Key });
                break;
            case ListNode list when !string.IsNullOrEmpty(entry.Value):
                AddList(entry with { Key = location.Key }, list);
                break;
            case SectionNode or NamedSectionsNode when !string.IsNullOrEmpty(entry.Value):
                faults.Add(new(location.Key, $"is a section, not a value: \"{entry.Value}\" cannot be put there.", entry.Source));
                break;
        }
    }

    private void AddValue(SettingEntry entry, ValueNode node)
    {
        if (node.Type.Read(entry.Value!) is { } value)
        {
            _entries[entry.Key] = entry with { Value = value };
            return;
        }

        _entries.Remove(entry.Key);
        faults.Add(
            new(
                entry.Key,
                $"cannot be \"{Redaction.Of(entry.Key, entry.Value!)}\".",
                entry.Source,
                node.Type.Allowed,
                $"{entry.Key}={(node.Default is { } usual ? node.Type.Show(usual) : node.Type.Example)}"));
    }

    private void AddList(SettingEntry entry, ListNode list)
    {
        var items = entry.Value!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < items.Length; i++)
        {
            AddValue(entry with { Key = string.Create(CultureInfo.InvariantCulture, $"{entry.Key}:{i}"), Value = items[i] }, new ValueNode(list.Item, null));
        }
    }

    private void AddFree(SettingEntry entry)
    {
        var isLevel = entry.Value!.Length > 0 && entry.Key.StartsWith(LogLevels, StringComparison.OrdinalIgnoreCase) && !entry.Key.EndsWith(
            ":ControlledBy",
            StringComparison.OrdinalIgnoreCase);
        if (isLevel && !Enum.GetNames<LogEventLevel>().Contains(entry.Value, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add(
                new(
                    entry.Key,
                    $"cannot be \"{entry.Value}\".",
                    entry.Source,
                    string.Join(", ", Enum.GetNames<LogEventLevel>()),
                    $"{LogLevels}:Default=Information"));
            return;
        }

        _entries[entry.Key] = entry;
    }

    private void RemoveBelow(string list)
    {
        foreach (var key in _entries.Keys.Where(key => key.StartsWith(list + ":", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            _entries.Remove(key);
        }
    }
}

using System.Collections.Concurrent;
using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Rooms.Keeping;

/// <summary>A store in memory that outlives servers, and fails or hangs when a test says so.</summary>
internal sealed class MemoryRoomStore : IRoomStore
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte[]>> _rooms = new();

    /// <summary>What was handed over, room by room, also where it failed.</summary>
    public SignalLog<KeptRoom> Saves { get; } = new();

    /// <summary>The rooms that were read.</summary>
    public SignalLog<string> Loads { get; } = new();

    /// <summary>Awaited before anything is done.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>The rooms that the next save reports as given up; null for all.</summary>
    public IReadOnlyList<string>? Lost { get; set; } = [];

    public async Task<IReadOnlyList<KeptVariable>> LoadAsync(string projectId, CancellationToken cancellationToken)
    {
        Loads.Add(projectId);
        await Before();
        return _rooms.TryGetValue(projectId, out var room) ? [.. room.Select(variable => new KeptVariable(Encoding.UTF8.GetBytes(variable.Key), variable.Value))] : [];
    }

    public async Task<IReadOnlyList<string>?> SaveAsync(IReadOnlyList<KeptRoom> rooms, CancellationToken cancellationToken)
    {
        foreach (var room in rooms)
        {
            Saves.Add(room);
        }

        await Before();
        foreach (var (room, variable) in rooms.SelectMany(room => room.Variables.Select(variable => (room, variable))))
        {
            Put(room.ProjectId, variable);
        }

        var lost = Lost;
        Lost = [];
        return lost;
    }

    /// <summary>Keeps a line as if it had been saved.</summary>
    public void Put(string project, string name, string json) =>
        Put(project, new KeptVariable(Encoding.UTF8.GetBytes("☁ " + name), Encoding.UTF8.GetBytes($$"""{"method":"set","name":"☁ {{name}}","value":{{json}}}""" + "\n")));

    /// <summary>The names of what is kept of a room, in order.</summary>
    public IEnumerable<string> NamesIn(string project) => _rooms.GetValueOrDefault(project)?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

    private void Put(string project, KeptVariable variable)
    {
        var room = _rooms.GetOrAdd(project, _ => new());
        var name = Encoding.UTF8.GetString(variable.Name);
        if (variable.Line is { } line)
        {
            room[name] = line;
        }
        else
        {
            room.TryRemove(name, out _);
        }
    }
}

using CloudBridge.CloudServer;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>Lets the cloud server keep its rooms in a store, neither of which knows the other.</summary>
internal sealed class StoredRooms(SqliteRoomStore store) : IRoomStore
{
    public async Task<IReadOnlyList<KeptVariable>> LoadAsync(string projectId, CancellationToken cancellationToken) =>
        [.. (await store.LoadAsync(projectId, cancellationToken)).Select(variable => new KeptVariable(variable.Name, variable.Line))];

    public Task<IReadOnlyList<string>?> SaveAsync(IReadOnlyList<KeptRoom> rooms, CancellationToken cancellationToken) =>
        store.SaveAsync(
            [.. rooms.Select(room => new StoredRoom(room.ProjectId, [.. room.Variables.Select(variable => new StoredVariable(variable.Name, variable.Line))]))],
            cancellationToken);
}

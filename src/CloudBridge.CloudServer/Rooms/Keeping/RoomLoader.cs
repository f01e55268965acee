using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms.Keeping;

/// <summary>
/// Reads kept values. A store that fails or says nothing has none, so that whoever joins waits for a moment at most.
/// </summary>
internal sealed class RoomLoader(IRoomStore store, TimeProvider time, ILogger logger) : IDisposable
{
    private const int MaxLoads = 8;
    private const string Silence = "the store does not answer.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly StoreTrouble _trouble =
        new(logger, "Kept values of rooms cannot be read for now, and rooms begin without", "Kept values of rooms are read again");

    private readonly SemaphoreSlim _places = new(MaxLoads);

    /// <summary>
    /// The variables of a room; never throws. A load that hangs keeps its place, so that few threads are blocked, and while
    /// there is trouble nobody waits for a place.
    /// </summary>
    public async Task<IReadOnlyList<KeptVariable>> LoadAsync(string projectId)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            if (!_places.Wait(TimeSpan.Zero, CancellationToken.None))
            {
                await (_trouble.IsOn ? Task.FromCanceled(new CancellationToken(canceled: true)) : _places.WaitAsync(patience.Token)).ConfigureAwait(false);
            }

            var variables = await ReadAsync(projectId).WaitAsync(patience.Token).ConfigureAwait(false);
            _trouble.End();
            return variables;
        }
        catch (Exception error)
        {
            _trouble.Begin(error is OperationCanceledException ? Silence : error.Message);
            return [];
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<IReadOnlyList<KeptVariable>> ReadAsync(string projectId)
    {
        try
        {
            return await Task.Run(() => store.LoadAsync(projectId, CancellationToken.None)).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}

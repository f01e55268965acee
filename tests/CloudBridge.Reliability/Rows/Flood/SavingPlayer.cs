using System.Globalization;
using System.Net.WebSockets;
using CloudBridge.Client;

namespace CloudBridge.Reliability.Rows.Flood;

/// <summary>A player of a quiet room who counts in the storage of the project, as long as the server lives.</summary>
internal sealed class SavingPlayer(Uri cloud, string name)
{
    private const string Database = "save";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>The last count that the server has acknowledged.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Counts until the connection breaks.</summary>
    /// <param name="counted">Told of each count that is acknowledged.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The server does not count.</exception>
    public async Task CountAsync(Action counted, CancellationToken cancellationToken)
    {
        try
        {
            await using var client = await ConnectAsync(cancellationToken);
            while (!client.Closed.IsCompleted)
            {
                var answer = await client.AskAsync("storage.increment", [Database, name], Patience, cancellationToken);
                if (answer.Status != AnswerStatus.Done)
                {
                    throw new InvalidOperationException($"A count ended with {answer.Status}: {answer.Error}");
                }

                Acknowledged = Number(answer);
                counted();
            }
        }
        catch (Exception error) when (error is IOException or WebSocketException)
        {
            // The server was killed.
        }
    }

    /// <summary>Asks until it is answered what the server knows.</summary>
    public async Task<long> StoredAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var client = await ConnectAsync(cancellationToken);
                if (await client.AskAsync("get", [Database, name], AskAgainAfter, cancellationToken) is { Status: AnswerStatus.Done } answer)
                {
                    return Number(answer);
                }
            }
            catch (Exception error) when (error is IOException or WebSocketException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private Task<CloudRequestClient> ConnectAsync(CancellationToken cancellationToken) => CloudRequestClient.ConnectAsync(
        new CloudOptions { Kind = CloudKind.Embedded, Url = cloud, SetInterval = TimeSpan.Zero }, "demo", cancellationToken: cancellationToken);

    /// <summary>What it says; 0 for a player who has not counted yet.</summary>
    private static long Number(CloudAnswer answer) => answer.Items is [{ Length: > 0 } digits] ? long.Parse(digits, CultureInfo.InvariantCulture) : 0;
}

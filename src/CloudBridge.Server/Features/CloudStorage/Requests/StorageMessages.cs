using System.Globalization;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>The sentences that players read about stored things, also for refusals.</summary>
internal static class StorageMessages
{
    /// <summary>The answer to a ping that projects made with the storage template of scratchattach expect.</summary>
    public const string Running = "Database backend is running";

    /// <summary>The answer when something is done.</summary>
    public const string Done = "ok";

    /// <summary>Keys on a page.</summary>
    public const int PageSize = 100;

    /// <summary>The answer that existing projects expect for a database that is not there.</summary>
    public static string NoDatabase(string name) => $"Error: Database {name} doesn't exist";

    /// <summary>Runs a request on the store; a refusal becomes a sentence.</summary>
    public static async Task<RequestResult> InWordsAsync(string database, Func<Task<RequestResult>> run)
    {
        try
        {
            return await run();
        }
        catch (CloudStorageException error) when (error.Refusal == CloudStorageRefusal.NoDatabase)
        {
            return RequestResult.NotFound(NoDatabase(database));
        }
        catch (CloudStorageException error)
        {
            return IsBadValue(error.Refusal) ? RequestResult.BadArgument(Sentence(error)) : throw new PlayerVisibleException(Sentence(error), error);
        }
    }

    /// <summary>True when the player can put it right by another value.</summary>
    private static bool IsBadValue(CloudStorageRefusal refusal) =>
        refusal is CloudStorageRefusal.BadName or CloudStorageRefusal.BadKey or CloudStorageRefusal.ValueTooLong
            or CloudStorageRefusal.NotANumber or CloudStorageRefusal.NumberTooLong;

    private static string Sentence(CloudStorageException error) => error.Refusal switch
    {
        CloudStorageRefusal.Off => "This server stores nothing for projects.",
        CloudStorageRefusal.BadName => $"The name of a database has 1 to {error.Limit} characters.",
        CloudStorageRefusal.BadKey => $"A key has 1 to {error.Limit} characters.",
        CloudStorageRefusal.TooManyDatabases => $"This project has {error.Limit} databases, and that is the most it may have. Drop one first.",
        CloudStorageRefusal.TooManyKeys => $"There is room for {error.Limit} keys here, and this would be number {error.Actual}. Delete some first.",
        CloudStorageRefusal.TooManyBytes => $"There is room for {error.Limit} bytes here, and this would make {error.Actual}. Delete something first.",
        CloudStorageRefusal.Full => "This server has no room left for what projects store. Please tell the owner of this server.",
        CloudStorageRefusal.ValueTooLong => $"A value may have at most {error.Limit} characters, and this would have {error.Actual}.",
        CloudStorageRefusal.ValueIsNoNumber => "The value there is not a number, so nothing can be added to it.",
        CloudStorageRefusal.NotANumber => "by must be a number.",
        CloudStorageRefusal.NumberTooLong => $"That number would be too large: it may have at most {error.Limit} digits.",
        _ => "Nothing can be stored or read right now. Please try again later.",
    };

    /// <summary>A number as it stands in an answer.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudBridge.Scratch;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>Asks the store and writes its answer, or what is wrong, in the shape of ScratchDB v2.</summary>
internal sealed class ScratchDbAnswers(Lazy<IScratchStats> stats, Lazy<IStatsRevision> revision, TimeProvider time)
{
    private const int CommitLength = 7;
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(5);

    // Answers are JSON for programs, never part of a page, so letters of all languages may stay readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The commit this program was built from, or its version.</summary>
    public static string Revision { get; } = ReadRevision();

    /// <summary>Asks the store.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="write">Writes the members of the answer.</param>
    /// <param name="tail">What ends it.</param>
    /// <param name="missing">A sentence for when it is not known.</param>
    public async Task<IResult> AskAsync<T>(
        Func<IScratchStats, Task<StatsAnswer<T>>> ask,
        Action<Utf8JsonWriter, T> write,
        AnswerTail tail,
        string missing = "That is not known here.")
    {
        var start = time.GetTimestamp();
        try
        {
            var answer = await ask(stats.Value);
            return Write(StatusCodes.Status200OK, json =>
            {
                write(json, answer.Value);
                WriteTail(json, tail, start);
                WriteOrigin(json, answer.Source, answer.AsOf);
            });
        }
        catch (UpstreamException error) when (error.Fault == UpstreamFault.NotFound)
        {
            return Refuse(StatusCodes.Status404NotFound, "notfound", missing, tail, start);
        }
        catch (UpstreamException)
        {
            const string Sentence = "The statistics cannot be read at the moment. Try again later.";
            return Refuse(StatusCodes.Status503ServiceUnavailable, "unavailable", Sentence, tail, start, StorePause);
        }
        catch (FormatException error)
        {
            return Refuse(StatusCodes.Status400BadRequest, "badquery", error.Message, tail, start);
        }
    }

    /// <summary>Says what is wrong with a question and what is allowed.</summary>
    public IResult Refuse(string error, string sentence) =>
        Refuse(StatusCodes.Status400BadRequest, error, sentence, AnswerTail.Forum, time.GetTimestamp());

    /// <summary>Says that there is nothing at a path.</summary>
    public IResult NoSuchPath() =>
        Refuse(StatusCodes.Status404NotFound, "notfound", "There is no such path; docs/scratchdb.md lists them.", AnswerTail.Forum, time.GetTimestamp());

    /// <summary>Says that an address has asked too often.</summary>
    /// <param name="wait">How long to wait.</param>
    /// <param name="now">The time.</param>
    public static IResult TooMany(TimeSpan wait, DateTimeOffset now) => Write(
        StatusCodes.Status429TooManyRequests,
        json =>
        {
            json.WriteString("error", "toomany");
            json.WriteString("message", "Your address has asked too often. Wait as long as Retry-After says.");
            WriteOrigin(json, LocalScratchStats.Source, now);
        },
        wait);

    private Utf8JsonResult Refuse(
        int status,
        string error,
        string sentence,
        AnswerTail tail,
        long start,
        TimeSpan? retryAfter = null) =>
        Write(
        status,
        json =>
        {
            json.WriteString("error", error);
            json.WriteString("message", sentence);
            WriteTail(json, tail, start);
            WriteOrigin(json, LocalScratchStats.Source, time.GetUtcNow());
        },
        retryAfter);

    private static Utf8JsonResult Write(int status, Action<Utf8JsonWriter> write, TimeSpan? retryAfter = null)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return new Utf8JsonResult(status, buffer.WrittenMemory, retryAfter);
    }

    private static void WriteOrigin(Utf8JsonWriter json, string source, DateTimeOffset asOf)
    {
        json.WriteString("source", source);
        json.WriteString("as_of", JsonValues.ToText(asOf));
    }

    private void WriteTail(Utf8JsonWriter json, AnswerTail tail, long start)
    {
        if (tail == AnswerTail.Ranking)
        {
            WriteTime(json, start);
        }

        if (tail != AnswerTail.Forum && revision.Value.WorkerId is { } worker)
        {
            json.WriteString("wid", worker);
        }

        json.WriteString("revision", Revision);
        if (tail != AnswerTail.Ranking)
        {
            WriteTime(json, start);
        }
    }

    private void WriteTime(Utf8JsonWriter json, long start) =>
        json.WriteNumber("query_time", (long)time.GetElapsedTime(start).TotalMilliseconds);

    private static string ReadRevision()
    {
        var version = typeof(ScratchDbAnswers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var commit = version[(version.IndexOf('+', StringComparison.Ordinal) + 1)..];
        return commit.Length > CommitLength ? commit[..CommitLength] : commit;
    }
}

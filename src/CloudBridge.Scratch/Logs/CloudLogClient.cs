using System.Globalization;
using CloudBridge.Scratch.Diagnostics;
using CloudBridge.Scratch.Http;
using CloudBridge.Scratch.Logs;

namespace CloudBridge.Scratch;

/// <summary>Reads the cloud log, which is public: nothing secret is sent. Safe for threads.</summary>
public sealed class CloudLogClient(ScratchHttp http)
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads rows of a project, newest first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="limit">Rows at most, from 1; Scratch may give fewer.</param>
    /// <param name="offset">Rows to leave out at the beginning, from 0.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ScratchLogException">There is no log to be had now.</exception>
    public async Task<CloudLogRows> ReadAsync(string project, int limit, int offset, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(project);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var query = string.Create(CultureInfo.InvariantCulture, $"logs?projectid={Uri.EscapeDataString(project)}&limit={limit}&offset={offset}");
        try
        {
            var reply = await http.SendAsync(
                new ScratchRequest(HttpMethod.Get, new Uri(http.Hosts.CloudLog, query), MaxBytes),
                cancellationToken).ConfigureAwait(false);
            var rows = CloudLogReply.Read(reply);
            ScratchMetrics.LogRead("Success");
            return new CloudLogRows(rows, reply.Date);
        }
        catch (UnreachableException error)
        {
            ScratchMetrics.LogRead("Unreachable");
            throw new ScratchLogException($"The cloud log at {http.Hosts.CloudLog.Host} cannot be read: {error.Message}.", error);
        }
        catch (ScratchLogException)
        {
            ScratchMetrics.LogRead("Refused");
            throw;
        }
    }
}

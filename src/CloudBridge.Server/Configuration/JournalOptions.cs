using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Configuration;

/// <summary>What is remembered of requests beyond the life of the process.</summary>
internal sealed class JournalOptions
{
    /// <summary>Whether requests and their answers are kept in the data folder, so that none is lost or run twice over a restart. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a request is remembered. Default 24 h, range 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(24);
}

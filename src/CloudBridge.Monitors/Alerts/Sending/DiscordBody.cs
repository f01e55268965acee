using System.Text;
using System.Text.Json;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// The body for Discord's webhooks: a text in which nothing is markup and nobody is mentioned, as labels are what anybody likes.
/// </summary>
internal static class DiscordBody
{
    private const int MaxLength = 2_000;
    private const string Markup = "\\*_~`>|[]()#-<@&:";

    public static byte[] Of(PendingAlert alert, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        content = Escape(AlertText.Of(alert, now)),
        allowed_mentions = new { parse = Array.Empty<string>() },
    });

    /// <summary>The text as Discord shows it as it is, 2,000 characters at most.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text.Select(character => char.IsControl(character) ? ' ' : character))
        {
            var length = Markup.Contains(character, StringComparison.Ordinal) ? 2 : 1;
            if (escaped.Length + length > MaxLength)
            {
                break;
            }

            escaped.Append(length == 2 ? "\\" : "").Append(character);
        }

        return escaped.ToString();
    }
}

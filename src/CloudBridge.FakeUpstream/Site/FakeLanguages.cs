using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>
/// Translations and voices. A few greetings are translated in earnest; others come back with the language in front.
/// </summary>
internal static class FakeLanguages
{
    private const int MaxSpoken = 128;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "Arabic",
        ["de"] = "German",
        ["en"] = "English",
        ["es"] = "Spanish",
        ["fr"] = "French",
        ["it"] = "Italian",
        ["ja"] = "Japanese",
        ["pt"] = "Portuguese",
        ["zh-cn"] = "Chinese (Simplified)",
    };

    private static readonly Dictionary<string, string> Greetings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["de"] = "Hallo",
        ["en"] = "hello",
        ["es"] = "Hola",
        ["fr"] = "Bonjour",
        ["it"] = "Ciao",
        ["pt"] = "Olá",
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var path in new[] { "/translate/translate", "/trampoline/translate/translate" })
        {
            app.MapGet(path, TranslateAsync);
        }

        foreach (var path in new[] { "/synthesis/synth", "/trampoline/tts/synth" })
        {
            app.MapGet(path, SpeakAsync);
        }

        app.MapGet("/translate/supported", context => Reply.JsonAsync(
            context,
            new { result = Names.Select(language => new { code = language.Key, name = language.Value }) }));
    }

    private static Task TranslateAsync(HttpContext context)
    {
        var (language, text) = (context.Request.Query["language"].ToString(), context.Request.Query["text"].ToString());
        if (text.Length == 0 || !Names.ContainsKey(language))
        {
            return Reply.RefusedAsync(context);
        }

        var isGreeting = text.Equals("hello", StringComparison.OrdinalIgnoreCase) && Greetings.ContainsKey(language);
        return Reply.JsonAsync(context, new { result = isGreeting ? Greetings[language] : $"({language}) {text}" });
    }

    private static Task SpeakAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var text = query["text"].ToString();
        if (text.Length is 0 or > MaxSpoken
            || query["locale"].ToString().Length == 0
            || query["gender"].ToString() is not ("male" or "female"))
        {
            return Reply.RefusedAsync(context);
        }

        return Reply.BytesAsync(context, TinySound.Mp3(4 * text.Length), "audio/mpeg");
    }
}

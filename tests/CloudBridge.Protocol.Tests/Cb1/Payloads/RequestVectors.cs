using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

/// <summary>The cases of protocol/vectors/cb1-request.json: what is written, and digits that are not a request.</summary>
internal static class RequestVectors
{
    private static readonly (string Name, string Request, string?[] Arguments)[] Written =
    [
        ("no argument", "ping", []),
        ("two arguments", "user.follow", ["mossybadger", "true"]),
        ("empty argument and null", "f", ["", null, ""]),
        ("every character with a code", "chars", [RequestAlphabet.Characters]),
        ("characters without a code", "chars", ["\\^`|~\n\t\u007f"]),
        ("letters of other scripts", "say", ["Grüße, мир, 世界"]),
        ("characters of two code units", "say", ["😀👍🏽"]),
        ("short digits stay characters", "add", ["1234"]),
        ("many digits go as they stand", "add", ["12345", "x00000000y", "3.14159265"]),
        ("more than 99 digits", "add", [new string('7', 104)]),
        ("half a pair becomes U+FFFD", "say", ["a\ud800b", "\udc00"]),
    ];

    private static readonly (string Name, string Payload)[] Damaged =
    [
        ("nothing at all", ""), ("no end", "7572"), ("half a code", "75729"), ("null as the name", "93"), ("reserved code", "759490"),
        ("null inside a value", "759390"), ("code unit too high", "916553690"), ("code unit cut off", "9106"), ("run without digits", "920090"), ("run cut off", "9205123"),
    ];

    public static JsonArray Build() =>
    [
        .. Written.Select(vector => (JsonNode)new JsonObject
        {
            ["name"] = vector.Name,
            ["payload"] = Bytes.Text(new RequestPayload(vector.Request, vector.Arguments).Write()),
            ["request"] = vector.Request,
            ["arguments"] = new JsonArray([.. vector.Arguments.Select(argument => argument is null ? null : (JsonNode)UnicodeText.Repair(argument))]),
        }),
        .. Damaged.Select(vector => (JsonNode)new JsonObject { ["name"] = vector.Name, ["payload"] = vector.Payload, ["error"] = true }),
    ];
}

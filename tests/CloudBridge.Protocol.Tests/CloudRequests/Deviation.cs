namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>A vector after which CloudBridge does not do what the recorded host did.</summary>
/// <param name="Reason">Why.</param>
/// <param name="SpriteSees">The list a project reads from what CloudBridge writes.</param>
internal sealed record Deviation(string Reason, params IReadOnlyList<string> SpriteSees)
{
    private const string NoSilence = "A project that hears nothing waits ten seconds and then blames the network; an empty answer ends the wait at once.";

    /// <summary>All of them, by the name of the vector. protocol/cloud-requests.md explains them in section 14.</summary>
    public static IReadOnlyDictionary<string, Deviation> All { get; } = new Dictionary<string, Deviation>
    {
        ["none/response"] = new(NoSilence),
        ["empty_list/response"] = new(NoSilence),
        ["unknown_request"] = new(
            "A mistyped name should not look like a server that is down.",
            "Error in request nope",
            "This server does not know that request."),
        ["error/response"] = new(
            "The form is kept; the second item is a sentence for the player, who has no console to check.",
            "Error in request boom",
            "Something went wrong on the server."),
        ["frame_bytes"] = new("Frames are compact and carry the cloud sign as UTF-8; a JSON reader sees no difference."),
    };
}

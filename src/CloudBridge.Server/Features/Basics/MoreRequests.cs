using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Basics;

/// <summary>Goes on with texts that were cut.</summary>
internal sealed class MoreRequests(ILongTexts texts)
{
    private const int PieceLength = 400;

    [Request(
        "more",
        Description = "Gives the next piece of a text that was cut. Send the number behind ...more.",
        Example = "more 17",
        Answer = "the next 400 characters, again with a mark at the end when there are more",
        Idempotent = true)]
    public RequestResult More(int number) => texts.GoOn(number, PieceLength) is { } piece
        ? RequestResult.Text(piece)
        : RequestResult.NotFound("That text is not kept any more. Ask for it again.");
}

using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>Letters beyond U+FFFF, which Scratch has in two halves: none becomes the one that Scratch finds equal to it.</summary>
public sealed class CaseBeyondTests
{
    // So few that the answer is one value: the host here sends more at once than a project could see.
    private const int AtOnce = 10;

    private readonly AskingProject _project = new(new SpriteOptions { Variables = SpriteVariables.Usual.WithAnswers(1) });
    private readonly Cb1Host _host;

    public CaseBeyondTests() => _host = new Cb1Host(_project.Machine, _project.Down);

    /// <summary>Where each script is, and a capital of it with its small letter; of the last, they are letters without case.</summary>
    public static TheoryData<int, int, string> Scripts => new()
    {
        { 0x10400, 0x1044F, "𐐀𐐨" },
        { 0x104B0, 0x104FB, "𐒰𐓘" },
        { 0x10570, 0x105BC, "𐕰𐖗" },
        { 0x10C80, 0x10CF2, "𐲀𐳀" },
        { 0x118A0, 0x118DF, "𑢠𑣀" },
        { 0x16E40, 0x16E7F, "𖹀𖹠" },
        { 0x1E900, 0x1E943, "𞤀𞤢" },
        { 0x1D400, 0x1D433, "𝐀𝐚" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_letter_comes_back_in_its_own_case(int first, int last, string pair)
    {
        var letters = Enumerable.Range(first, last - first + 1).Select(code => new Rune(code)).Where(Rune.IsLetter)
            .OrderBy(Rune.ToLowerInvariant).Select(letter => letter.ToString()).ToArray();
        _host.Handler = request => AnswerPayload.OfList(request.Arguments);

        Assert.Contains(pair[..2], letters);
        Assert.Contains(pair[2..], letters);
        Assert.All(letters.Chunk(AtOnce), some =>
        {
            string[] arguments = [string.Concat(some), .. some];
            _host.RunUntil(_project.Ask("echo", arguments));
            Assert.Equal(arguments, _host.Asked[^1].Arguments);
            Assert.Equal(arguments, _project.Items);
        });
    }
}

using System.Text;
using CloudBridge.CloudServer.Names;

namespace CloudBridge.CloudServer.Tests.Names;

public sealed class ForbiddenWordsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("bad", true)]
    [InlineData("BAD", true)]
    [InlineData("xxBadxx", true)]
    [InlineData("b_a-d", true)]
    [InlineData("_b__a--d_", true)]
    [InlineData("b4d", true)]
    [InlineData("xB-4_Dx", true)]
    [InlineData("ba", false)]
    [InlineData("bda", false)]
    [InlineData("hell", true)]
    [InlineData("he11", true)]
    [InlineData("he1l", true)]
    [InlineData("h3l1", true)]
    [InlineData("heil", false)]
    [InlineData("idiot", true)]
    [InlineData("1d107", true)]
    [InlineData("ldlot", false)]
    [InlineData("sex7", true)]
    [InlineData("53x7", true)]
    [InlineData("sext", false)]
    [InlineData("player1000", false)]
    public void A_word_is_found_in_any_case_with_dashes_between_and_with_digits_for_letters(string name, bool isForbidden)
    {
        var words = Read("# people must not be called\n\n  Bad \nhell # nor this\r\nidiot\nsex7\n");

        Assert.Equal(isForbidden, words.AreIn(Encoding.ASCII.GetBytes(name)));
        Assert.Equal((4, 0), (words.Count, words.Idle));
    }

    [Fact]
    public void Dashes_in_a_word_do_not_matter_and_what_no_name_can_contain_is_counted()
    {
        var words = Read("\uFEFFve_ry-bad\nverybad\ngrößer\ntwo words\n--\naaaaaaaaaaaaaaaaaaaaa\naaaaaaaaaaaaaaaaaaaa");

        Assert.True(words.AreIn("v-erybad"u8));
        Assert.True(words.AreIn("aaaaaaaaaaaaaaaaaaaa"u8));
        Assert.False(words.AreIn("a"u8));
        Assert.Equal((2, 4), (words.Count, words.Idle));
    }

    [Fact]
    public void An_empty_file_forbids_nothing() => Assert.False(Read("# nothing yet\n").AreIn("anything"u8));

    [Fact]
    public void What_is_too_long_or_no_text_is_refused()
    {
        File.WriteAllBytes(_path, new byte[ForbiddenWords.MaxBytes]);
        ForbiddenWords.Read(_path, TimeProvider.System);
        File.WriteAllBytes(_path, new byte[ForbiddenWords.MaxBytes + 1]);
        Assert.Throws<InvalidDataException>(() => ForbiddenWords.Read(_path, TimeProvider.System));
        File.WriteAllBytes(_path, [0x62, 0xFF, 0x64]);
        Assert.Throws<InvalidDataException>(() => ForbiddenWords.Read(_path, TimeProvider.System));
        File.Delete(_path);
        Assert.Throws<FileNotFoundException>(() => ForbiddenWords.Read(_path, TimeProvider.System));
    }

    private ForbiddenWords Read(string text)
    {
        File.WriteAllText(_path, text);
        return ForbiddenWords.Read(_path, TimeProvider.System);
    }
}

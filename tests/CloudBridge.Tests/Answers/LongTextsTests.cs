using System.Globalization;
using CloudBridge.Answers;
using CloudBridge.TestKit;
using FsCheck.Fluent;

namespace CloudBridge.Tests.Answers;

public sealed class LongTextsTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly LongTexts _texts;

    public LongTextsTests() => _texts = new LongTexts(_clock);

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(100)]
    public void A_text_that_fits_stays_as_it_is(int length) => Assert.Equal(new string('a', length), _texts.Cut(new string('a', length), 100));

    [Fact]
    public void A_cut_text_can_be_read_to_its_end_in_pieces() =>
        Property.Holds(Gen.Choose(101, 5_000).SelectMany(length => Gen.Choose(40, 400).Select(limit => (length, limit))), sample =>
        {
            var text = string.Concat(Enumerable.Range(0, sample.length).Select(i => i % 7 == 0 ? "\U0001F408"[i % 2] : (char)('a' + (i % 26))));
            Assert.Equal(text, ReadAll(text, sample.limit));
        });

    [Fact]
    public void Half_a_character_is_never_cut_off()
    {
        var cut = _texts.Cut(string.Concat(Enumerable.Repeat("\U0001F408", 100)), 41);

        Assert.Equal(22, cut.IndexOf("...more", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_rest_keeps_its_number()
    {
        var text = new string('x', 300);

        Assert.Equal(_texts.Cut(text, 100), _texts.Cut(text, 100));
        Assert.NotEqual(_texts.Cut(text, 100), _texts.Cut(text + "y", 100));
    }

    [Fact]
    public void A_rest_is_kept_for_half_an_hour_after_it_was_last_cut()
    {
        _texts.Cut(new string('x', 300), 100);

        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(_texts.GoOn(1, 100));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_texts.GoOn(1, 100));
        Assert.Null(_texts.GoOn(99, 100));
    }

    [Fact]
    public void The_oldest_rests_make_room()
    {
        foreach (var number in Enumerable.Range(1, 1_001))
        {
            _texts.Cut(new string('x', 100) + number.ToString(CultureInfo.InvariantCulture), 100);
        }

        Assert.Null(_texts.GoOn(1, 100));
        Assert.NotNull(_texts.GoOn(2, 100));
    }

    [Fact]
    public void Rests_are_bounded_by_their_characters_too()
    {
        var text = new string('x', 500_000);
        foreach (var number in Enumerable.Range(1, 10))
        {
            _texts.Cut(text + number.ToString(CultureInfo.InvariantCulture), 100);
        }

        Assert.Null(_texts.GoOn(2, 100));
        Assert.NotNull(_texts.GoOn(10, 100));
    }

    [Fact]
    public void A_rest_that_is_longer_than_all_may_be_makes_nobody_lose_theirs()
    {
        _texts.Cut(new string('a', 300), 100);
        var cut = _texts.Cut(new string('x', 5_000_000), 100);

        Assert.Null(_texts.GoOn(2, 100));
        Assert.NotNull(_texts.GoOn(1, 100));
        Assert.DoesNotContain("more", cut, StringComparison.Ordinal);
        Assert.InRange(cut.Length, 80, 100);
    }

    [Fact]
    public void What_was_cut_again_is_not_the_oldest()
    {
        var first = new string('x', 300);
        _texts.Cut(first, 100);
        foreach (var number in Enumerable.Range(1, 999))
        {
            _texts.Cut(new string('y', 100) + number.ToString(CultureInfo.InvariantCulture), 100);
        }

        _texts.Cut(first, 100);
        _texts.Cut(new string('z', 300), 100);

        Assert.NotNull(_texts.GoOn(1, 100));
        Assert.Null(_texts.GoOn(2, 100));
    }

    private string ReadAll(string text, int limit)
    {
        var whole = "";
        for (var piece = _texts.Cut(text, limit); ;)
        {
            var mark = piece.LastIndexOf("...more ", StringComparison.Ordinal);
            if (mark < 0 || piece.Length > limit)
            {
                return whole + piece;
            }

            whole += piece[..mark];
            piece = _texts.GoOn(int.Parse(piece.AsSpan(mark + 8), CultureInfo.InvariantCulture), limit)!;
        }
    }
}

using System.Text;
using CloudBridge.Monitors.Access;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Access;

public sealed class AccessKeyTests
{
    [Fact]
    public void A_key_has_256_ASCII_characters_and_is_read_as_it_was_made()
    {
        var key = AccessKey.Create();

        Assert.Equal(256, Encoding.UTF8.GetByteCount(key.Text));
        Assert.Matches("^cbk1_[0-9A-Za-z]{12}_[0-9A-Za-z]{238}$", key.Text);
        Assert.Equal(key.Text.Substring(5, 12), key.Id);
        Assert.True(AccessKey.TryParse(key.Text, out var read));
        Assert.Equal((key.Id, key.Text), (read.Id, read.Text));
    }

    [Fact]
    public void No_two_keys_are_alike() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => AccessKey.Create()).DistinctBy(key => key.Id).DistinctBy(key => key.Text[18..]).Count());

    [Fact]
    public void What_logs_see_of_a_key_is_only_how_it_begins() => Assert.Equal("cbk1_***", $"{AccessKey.Create()}");

    [Fact]
    public void The_checksum_is_that_of_zip() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"));

    [Fact]
    public void One_changed_character_is_found_whichever_it_is()
    {
        var text = AccessKey.Create().Text;

        Prop.ForAll(Gen.Choose(0, 255).Zip(Gen.Choose(33, 126)).ToArbitrary(), change =>
        {
            var changed = text.ToCharArray();
            changed[change.Item1] = (char)change.Item2;
            return AccessKey.TryParse(new string(changed), out _) == (changed[change.Item1] == text[change.Item1]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_swapped_characters_are_found()
    {
        var text = AccessKey.Create().Text;

        Prop.ForAll(Gen.Choose(18, 254).ToArbitrary(), place =>
        {
            var swapped = text.ToCharArray();
            (swapped[place], swapped[place + 1]) = (swapped[place + 1], swapped[place]);
            return AccessKey.TryParse(new string(swapped), out _) == (text[place] == text[place + 1]);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cbk1_")]
    public void What_is_too_short_is_no_key(string? text) => Assert.False(AccessKey.TryParse(text, out _));

    [Fact]
    public void What_is_longer_shorter_padded_or_of_another_version_is_no_key()
    {
        var text = AccessKey.Create().Text;

        Assert.All(
            [text + "A", text[..^1], " " + text, text + "\n", text.ToUpperInvariant(), AccessKey.Complete("cbk2" + text[4..250]), AccessKey.Complete(text[..17] + "A" + text[18..250])],
            wrong => Assert.False(AccessKey.TryParse(wrong, out _)));
    }

    [Fact]
    public void Characters_outside_of_ASCII_are_refused_also_under_a_right_checksum()
    {
        var text = AccessKey.Create().Text;

        Assert.False(AccessKey.TryParse(AccessKey.Complete(text[..100] + "é" + text[101..250]), out _));
        Assert.True(AccessKey.TryParse(AccessKey.Complete(text[..100] + "e" + text[101..250]), out _));
    }
}

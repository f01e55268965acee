using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Values;

public sealed class AbsenceNoticeTests
{
    [Theory]
    [InlineData(Absence.Unserved, 0)]
    [InlineData(Absence.Away, 99)]
    [InlineData(Absence.Unserved, int.MinValue)]
    public void What_is_written_is_read(Absence absence, int number) => Assert.Equal(absence, AbsenceNotice.Read(Bytes(AbsenceNotice.Write(absence, number))));

    [Fact]
    public void Two_notices_one_after_another_differ() =>
        Assert.All(Enumerable.Range(0, 250), number => Assert.NotEqual(AbsenceNotice.Write(Absence.Away, number), AbsenceNotice.Write(Absence.Away, number + 1)));

    [Fact]
    public void To_a_reader_that_knows_none_it_is_a_value_without_entries()
    {
        Assert.True(DownReader.TryOpen(Bytes(AbsenceNotice.Write(Absence.Unserved, 7)), -1, out var reader));
        Assert.True(reader.IsPacked);
        Assert.False(reader.TryRead(out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("100010000")]
    [InlineData("0")]
    [InlineData("42.4179503222")]
    public void Other_values_are_none(string value) => Assert.Equal(Absence.None, AbsenceNotice.Read(Bytes(value)));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public void What_is_reserved_says_nothing(int absence) => Assert.Equal(Absence.None, AbsenceNotice.Read(Bytes(AbsenceNotice.Write((Absence)absence, 1))));

    private static byte[] Bytes(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}

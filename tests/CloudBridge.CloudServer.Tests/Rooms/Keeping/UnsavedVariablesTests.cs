using System.Text;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Rooms;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Tests.Rooms.Keeping;

public sealed class UnsavedVariablesTests
{
    private readonly MemoryBudget _memory = new(1_000_000);
    private readonly LineEncoder _encoder = new();
    private readonly VariableTable _table;

    public UnsavedVariablesTests() => _table = new VariableTable(new CloudServerOptions(), _memory, isKept: true);

    [Fact]
    public void What_was_never_saved_and_is_gone_is_nobodys_business()
    {
        Set("a", "1");
        _table.Remove("a"u8);

        Assert.True(_table.IsSaved);
        Assert.Empty(Take());
    }

    [Fact]
    public void What_was_saved_and_is_gone_is_told_once()
    {
        Set("a", "1");
        Take();
        _table.Remove("a"u8);

        Assert.Equal(["a gone"], Take());
        Assert.True(_table.IsSaved);
    }

    [Fact]
    public void What_was_saved_then_gone_then_there_and_gone_again_is_gone()
    {
        Set("a", "1");
        Take();
        _table.Remove("a"u8);
        Set("a", "2");
        _table.Remove("a"u8);

        Assert.Equal(["a gone"], Take());
    }

    [Fact]
    public void A_variable_with_a_new_name_is_there_under_it_and_gone_under_the_old_one()
    {
        Set("a", "1");
        Take();
        _table.Rename("a"u8, "b"u8, _encoder);

        Assert.Equal(["a gone", "b 1"], Take());
        _table.Rename("b"u8, "a"u8, _encoder);
        Assert.Equal(["a 1", "b gone"], Take());
    }

    [Fact]
    public void What_could_not_be_saved_is_told_again_as_it_is_by_then()
    {
        Set("a", "1");
        Set("b", "2");
        Set("c", "3");
        Take();
        _table.Remove("c"u8);
        Set("a", "4");
        var taken = _table.TakeUnsaved();
        Set("a", "5");
        _table.Remove("b"u8);

        _table.GiveBack(taken);

        Assert.Equal(["a 5", "b gone", "c gone"], Take());
    }

    [Fact]
    public void Names_that_wait_to_be_told_are_counted_until_they_are()
    {
        var name = new string('n', 10_000);
        Set(name, "1");
        Take();
        var before = _memory.Used;
        _table.Remove(Encoding.UTF8.GetBytes(name));

        Assert.True(_memory.Used >= 10_000);
        Take();
        Assert.Equal(0, _memory.Used);
        Assert.True(before >= 4_000);
    }

    [Fact]
    public void A_table_that_is_cleared_gives_all_of_its_bytes_back()
    {
        Set("a", "1");
        Take();
        _table.Remove("a"u8);
        Set("b", "2");

        _table.Clear();

        Assert.Equal(0, _memory.Used);
        Assert.Empty(Take());
    }

    private void Set(string name, string value)
    {
        var reader = new FrameReader(Encoding.UTF8.GetBytes($$"""{"method":"set","name":"{{name}}","value":"{{value}}"}"""));
        Assert.True(reader.TryRead(out var frame));
        Assert.Null(_table.Set(frame.Name.Bytes, _encoder.Set(frame.Name, frame.Value), out _, out _));
    }

    /// <summary>What is handed over, in words and in order.</summary>
    private string[] Take() => [.. _table.TakeUnsaved().Select(Words).Order(StringComparer.Ordinal)];

    private static string Words(KeptVariable variable)
    {
        var name = Encoding.UTF8.GetString(variable.Name);
        var reader = new FrameReader(variable.Line ?? []);
        return reader.TryRead(out var frame) ? $"{name} {frame.Value.ToString()}" : $"{name} gone";
    }
}

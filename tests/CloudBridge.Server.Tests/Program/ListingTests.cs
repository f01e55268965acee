using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tests.Program;

public sealed class ListingTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Columns_are_as_wide_as_their_widest_cell_and_lines_end_with_their_text()
    {
        _output.WriteTable(
            [Listing.Column(), Listing.Column(gap: 1, isNumber: true), Listing.Column()],
            [["a", "1", ""], ["long", "234", "end"], ["☁ [red]", "5", ":smile:"], ["last"]],
            indent: 1);

        Assert.Equal(
            """
             a          1
             long     234 end
             ☁ [red]    5 :smile:
             last

            """,
            _output.ToString());
    }

    [Fact]
    public void A_column_can_be_wider_than_its_cells()
    {
        _output.WriteTable([Listing.Column(gap: 1, width: 5), Listing.Column()], [["a", "b"]]);

        Assert.Equal("a     b\n", _output.ToString());
    }

    [Fact]
    public void A_tree_is_a_heading_with_its_parts_below_it()
    {
        _output.WriteTree("heading", ["one: 1", "two: 2"]);

        Assert.Equal("heading\n    one: 1\n    two: 2\n", _output.ToString());
    }

    [Fact]
    public void Nothing_is_folded_or_cut_where_no_terminal_is()
    {
        var words = string.Join(' ', Enumerable.Range(0, 500));
        var digits = new string('7', 2_000);
        _output.WriteTable([Listing.Column(), Listing.Column()], [[words, digits]]);
        _output.WriteTree(words, [digits]);

        Assert.Equal($"{words}  {digits}\n{words}\n    {digits}\n", _output.ToString());
    }

    [Fact]
    public void What_moves_a_terminal_is_taken_out_of_cells()
    {
        _output.WriteTable([Listing.Column()], [["a\u001B[31mb"]]);

        Assert.Equal("a\uFFFD[31mb\n", _output.ToString());
    }

    [Fact]
    public void A_table_without_rows_is_nothing()
    {
        _output.WriteTable([Listing.Column()], []);

        Assert.Empty(_output.ToString());
    }
}

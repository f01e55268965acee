using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Scratch.Tests.Stats;

public class ForumQueryParserTests
{
    private static readonly Gen<ForumTerm> Terms =
        from field in Gen.Elements("username", "category", "title", "content")
        from text in Gen.Elements('a', 'Z', '9', '-', '_', '+', '~', ':', '\'', ')', '*', 'é').ArrayOf(6)
        select new ForumTerm(field, "x" + new string(text));

    [Fact]
    public void The_example_of_the_document_is_understood()
    {
        var query = ForumQueryParser.Parse("+username:Paddle2See +category:Suggestions");

        Assert.Equal("+username:Paddle2See +category:Suggestions", query.Original);
        Assert.Equal([new ForumTerm("username", "Paddle2See"), new ForumTerm("category", "Suggestions")], query.Must);
        Assert.Empty(query.Should);
        Assert.Empty(query.MustNot);
    }

    [Theory]
    [InlineData("cats", "", "content:cats", "")]
    [InlineData("big cats", "", "content:big|content:cats", "")]
    [InlineData("\"big cats\"", "content:big cats", "", "")]
    [InlineData("+cats -dogs ~birds", "content:cats", "content:birds", "content:dogs")]
    [InlineData("+title:\"big cats\" ~title:Advanced -username:\"x y\"", "title:big cats", "title:Advanced", "username:x y")]
    [InlineData("-\"big cats\" a", "", "content:a", "content:big cats")]
    [InlineData("+ID:28 +topic:13", "id:28|topic:13", "", "")]
    [InlineData("title:cats", "", "title:cats", "")]
    [InlineData("title:\"big cats\"", "", "title:big cats", "")]
    [InlineData("http://x.y scratch - cats", "", "content:http://x.y|content:scratch|content:cats", "")]
    [InlineData("C++ :( !", "", "content:C++", "")]
    [InlineData("+username:za-chary", "username:za-chary", "", "")]
    [InlineData("“big cats”", "content:big cats", "", "")]
    [InlineData("＋title：「big cats」 －dogs ～birds", "title:big cats", "content:birds", "content:dogs")]
    [InlineData("–dogs —cats −birds", "", "", "content:dogs|content:cats|content:birds")]
    [InlineData("2019–2020", "", "content:2019–2020", "")]
    public void Signs_fields_and_quotes_sort_the_terms(string text, string must, string should, string mustNot)
    {
        var query = ForumQueryParser.Parse(text);

        Assert.Equal([must, should, mustNot], [Join(query.Must), Join(query.Should), Join(query.MustNot)]);
    }

    [Theory]
    [InlineData("", "Write what to look for")]
    [InlineData("  ", "Write what to look for")]
    [InlineData("- + ~", "Write what to look for")]
    [InlineData("!?", "Write what to look for")]
    [InlineData("\"cats", "quotation mark is missing")]
    [InlineData("+title:\"cats", "quotation mark is missing")]
    [InlineData("+colour:red", "colour is nothing to search in; use one of username, category, topic, title, id, content.")]
    [InlineData("+http://x", "http is nothing to search in")]
    [InlineData("+title:", "title needs a letter or a digit")]
    [InlineData("+title: cats", "title needs a letter or a digit")]
    [InlineData("\"!?\"", "content needs a letter or a digit")]
    [InlineData("\"\"", "content needs a letter or a digit")]
    [InlineData("+id:first", "id is a number")]
    [InlineData("+topic:cats", "topic is a number")]
    public void What_makes_no_sense_is_explained(string text, string sentence)
    {
        var error = Assert.Throws<FormatException>(() => ForumQueryParser.Parse(text));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_and_parts_are_limited()
    {
        Assert.Equal(30, ForumQueryParser.Parse(string.Join(' ', Enumerable.Repeat("cat", 30))).Should.Count);
        Assert.Contains("too many parts", Assert.Throws<FormatException>(() => ForumQueryParser.Parse(string.Join(' ', Enumerable.Repeat("cat", 31)))).Message, StringComparison.Ordinal);
        Assert.Contains("too long", Assert.Throws<FormatException>(() => ForumQueryParser.Parse(new string('a', 501))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_what_is_read() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Terms.ListOf().ToArbitrary(), terms =>
    {
        var some = terms.Take(8).ToArray();
        var text = string.Join(' ', some.SelectMany(term => (string[])[$"+{term.Field}:{term.Text}", $"~{term.Field}:\"{term.Text}\"", $"-{term.Field}:{term.Text}"]));
        if (text.Length is 0 or > ForumQueryParser.MaxLength)
        {
            return true;
        }

        var query = ForumQueryParser.Parse(text);
        return query.Must.SequenceEqual(some) && query.Should.SequenceEqual(some) && query.MustNot.SequenceEqual(some);
    }));

    [Fact]
    public void Any_text_is_a_search_or_a_sentence() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Gen.Elements("+-~\":  abtitle:id9\0\u2028é".ToCharArray()).ArrayOf().ToArbitrary(), characters =>
    {
        try
        {
            var query = ForumQueryParser.Parse(new string(characters));
            return query.Must.Concat(query.Should).Concat(query.MustNot).All(term =>
                ForumQueryParser.Fields.Contains(term.Field) && term.Text.Any(char.IsLetterOrDigit) && !term.Text.Any(char.IsControl));
        }
        catch (FormatException error)
        {
            return error.Message.Length > 0;
        }
    }));

    private static string Join(IReadOnlyList<ForumTerm> terms) => string.Join('|', terms.Select(term => $"{term.Field}:{term.Text}"));
}

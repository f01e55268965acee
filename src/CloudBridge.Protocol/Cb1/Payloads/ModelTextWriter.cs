using System.Text;
using CloudBridge.Protocol.Cb1.Payloads.Coding;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Writes texts, with the model and without it.</summary>
internal sealed class ModelTextWriter(TextModel model, RangeEncoder encoder)
{
    /// <summary>The page of the last character that was written by its page.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Writes a whole text by the model.</summary>
    /// <param name="text">Well-formed Unicode.</param>
    public void Write(string text)
    {
        var context = model.Text;
        foreach (var rune in text.EnumerateRunes())
        {
            context = WriteCharacter(context, rune.Value);
        }

        while (true)
        {
            var end = model.FindMark(context, TextModel.EndOfText);
            if (end >= 0)
            {
                Take(end);
                return;
            }

            context = Escape(context);
        }
    }

    /// <summary>Writes a whole text without the model.</summary>
    /// <param name="text">Well-formed Unicode.</param>
    public void WriteFlat(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < AnswerCodes.FlatEnd)
            {
                encoder.Uniform(rune.Value, AnswerCodes.FlatChoices);
                continue;
            }

            if (rune.Value / AnswerCodes.PageSize == Page)
            {
                encoder.Choose(AnswerCodes.FlatSamePage, AnswerCodes.FlatChoices - AnswerCodes.FlatSamePage, AnswerCodes.FlatChoices);
            }
            else
            {
                encoder.Choose(AnswerCodes.FlatAnyPage, AnswerCodes.FlatSamePage - AnswerCodes.FlatAnyPage, AnswerCodes.FlatChoices);
                WritePage(rune.Value / AnswerCodes.PageSize);
            }

            encoder.Uniform(rune.Value % AnswerCodes.PageSize, AnswerCodes.PageSize);
        }

        encoder.Uniform(AnswerCodes.FlatEnd, AnswerCodes.FlatChoices);
    }

    private int WriteCharacter(int context, int codePoint)
    {
        while (true)
        {
            var entry = model.Find(context, codePoint);
            if (entry >= 0)
            {
                Take(entry);
                return model.Next[entry];
            }

            var escape = model.FindEscape(context);
            if (escape < 0)
            {
                return WriteWide(context, codePoint);
            }

            Take(escape);
            context = model.Next[escape];
        }
    }

    private int WriteWide(int context, int codePoint)
    {
        var page = codePoint / AnswerCodes.PageSize;
        Take(model.FindMark(context, page == Page ? TextModel.SamePage : TextModel.AnyPage));
        if (page != Page)
        {
            WritePage(page);
        }

        encoder.Uniform(codePoint % AnswerCodes.PageSize, AnswerCodes.PageSize);
        return model.Wide;
    }

    private void WritePage(int page)
    {
        Page = page;
        var entry = model.FindPage(page);
        if (entry >= 0)
        {
            Take(entry);
            return;
        }

        Take(model.FindWord(model.Page, ""));
        encoder.Uniform(page / AnswerCodes.PagesLow, AnswerCodes.PagesHigh);
        encoder.Uniform(page % AnswerCodes.PagesLow, AnswerCodes.PagesLow);
    }

    private int Escape(int context)
    {
        var escape = model.FindEscape(context);
        Take(escape);
        return model.Next[escape];
    }

    private void Take(int entry)
    {
        var low = model.LowOf(entry);
        encoder.Choose(low, model.Ends[entry] - low, TextModel.Total);
    }
}

using System.Globalization;
using System.Text;
using CloudBridge.Protocol.Cb1.Payloads.Coding;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Reads texts, with the model and without it.</summary>
internal ref struct ModelTextReader(TextModel model)
{
    /// <summary>More than any payload of the wire holds; damaged digits end there.</summary>
    public const int MaxLength = 16_000_000;

    private int _page = 1;

    /// <summary>Picks an entry of a context.</summary>
    public static int Pick(TextModel model, ref RangeDecoder decoder, int context)
    {
        var value = decoder.Peek(TextModel.Total);
        var ends = model.Ends;
        var entry = context;
        while (ends[entry] <= value)
        {
            entry++;
        }

        var low = entry == context ? 0 : ends[entry - 1];
        decoder.Take(low, ends[entry] - low);
        return entry;
    }

    /// <summary>Appends a text that goes by the model.</summary>
    public void Read(ref RangeDecoder decoder, StringBuilder text)
    {
        var context = model.Text;
        while (!decoder.IsDamaged && text.Length <= MaxLength)
        {
            var entry = Pick(model, ref decoder, context);
            var symbol = model.Symbols[entry];
            if (symbol >= 0)
            {
                Append(ref decoder, text, symbol);
            }

            var next = model.Next[entry];
            switch (next)
            {
                case TextModel.EndOfText:
                    return;
                case TextModel.SamePage or TextModel.AnyPage:
                    AppendWide(ref decoder, text, next == TextModel.AnyPage);
                    context = model.Wide;
                    break;
                default:
                    context = next;
                    break;
            }
        }
    }

    /// <summary>Appends a text that goes without the model.</summary>
    public void ReadFlat(ref RangeDecoder decoder, StringBuilder text)
    {
        while (!decoder.IsDamaged && text.Length <= MaxLength)
        {
            var value = decoder.Peek(AnswerCodes.FlatChoices);
            switch (value)
            {
                case < AnswerCodes.FlatEnd:
                    decoder.Take(value, 1);
                    text.Append((char)value);
                    break;
                case AnswerCodes.FlatEnd:
                    decoder.Take(value, 1);
                    return;
                case < AnswerCodes.FlatSamePage:
                    decoder.Take(AnswerCodes.FlatAnyPage, AnswerCodes.FlatSamePage - AnswerCodes.FlatAnyPage);
                    AppendWide(ref decoder, text, true);
                    break;
                default:
                    decoder.Take(AnswerCodes.FlatSamePage, AnswerCodes.FlatChoices - AnswerCodes.FlatSamePage);
                    AppendWide(ref decoder, text, false);
                    break;
            }
        }
    }

    private void AppendWide(ref RangeDecoder decoder, StringBuilder text, bool isNewPage)
    {
        if (isNewPage)
        {
            var word = model.Words[Pick(model, ref decoder, model.Page)];
            _page = word.Length > 0
                ? int.Parse(word, CultureInfo.InvariantCulture)
                : (decoder.Uniform(AnswerCodes.PagesHigh) * AnswerCodes.PagesLow) + decoder.Uniform(AnswerCodes.PagesLow);
        }

        Append(ref decoder, text, (_page * AnswerCodes.PageSize) + decoder.Uniform(AnswerCodes.PageSize));
    }

    private static void Append(ref RangeDecoder decoder, StringBuilder text, int codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            text.Append((char)codePoint);
            decoder.IsDamaged |= char.IsSurrogate((char)codePoint);
            return;
        }

        Span<char> units = stackalloc char[2];
        text.Append(units[..new Rune(codePoint).EncodeToUtf16(units)]);
    }
}

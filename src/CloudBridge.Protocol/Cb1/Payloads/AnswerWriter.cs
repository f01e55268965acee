using System.Globalization;
using CloudBridge.Protocol.Cb1.Payloads.Coding;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Writes an answer: each value by the code that makes it shortest.</summary>
internal sealed class AnswerWriter
{
    // No text without the model is shorter than this many digits a character.
    private const double FlatDigits = 2.1;

    private readonly TextModel _model = TextModel.Default;
    private readonly RangeEncoder _encoder;
    private readonly ModelTextWriter _texts;
    private long _length;

    private AnswerWriter(int expectedDigits)
    {
        _encoder = new RangeEncoder(expectedDigits);
        _texts = new ModelTextWriter(_model, _encoder);
    }

    public static byte[] Write(AnswerPayload answer, bool isLong)
    {
        var writer = new AnswerWriter((int)Math.Min(1_000_000, answer.Values.Sum(value => (value?.Length ?? 0) + 4L) * 3 / 2));
        writer.WriteAnswer(answer);
        if (isLong)
        {
            writer._encoder.Uniform((int)(writer._length % AnswerCodes.LengthCheck), AnswerCodes.LengthCheck);
        }

        return writer._encoder.Finish();
    }

    private void WriteAnswer(AnswerPayload answer)
    {
        if (answer.Status != PayloadStatus.Done)
        {
            Pick(_model.Start, AnswerCodes.Of(answer.Status));
        }

        if (!answer.IsList)
        {
            WriteValue(_model.Start, answer.Values[0]);
            return;
        }

        Pick(_model.Start, AnswerCodes.List);
        foreach (var item in answer.Values)
        {
            WriteValue(_model.Item, item);
        }

        Pick(_model.Item, AnswerCodes.EndOfList);
    }

    private void WriteValue(int context, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            Pick(context, value is null ? AnswerCodes.Null : AnswerCodes.Empty);
            return;
        }

        var text = UnicodeText.Repair(value);
        _length += text.Length;
        var mark = _encoder.Mark();
        var page = _texts.Page;
        var before = _encoder.Cost;
        WriteModelled(context, text);
        var cost = _encoder.Cost;
        var isNumber = NumberText.TryParse(text, out var number);
        if (!isNumber && cost - before < FlatDigits * text.Length)
        {
            return;
        }

        _encoder.Return(mark);
        _texts.Page = page;
        WriteOther(context, text, isNumber, number);
        if (_encoder.Cost > cost)
        {
            _encoder.Return(mark);
            _texts.Page = page;
            WriteModelled(context, text);
        }
    }

    private void WriteModelled(int context, string text)
    {
        Pick(context, AnswerCodes.Text);
        _texts.Write(text);
    }

    private void WriteOther(int context, string text, bool isNumber, NumberText number)
    {
        Pick(context, isNumber ? AnswerCodes.Number : AnswerCodes.Flat);
        if (!isNumber)
        {
            _texts.WriteFlat(text);
            return;
        }

        var count = number.Digits.Length;
        if (number.Point == 0 && _model.FindWord(_model.Number, number.CountWord) >= 0)
        {
            Pick(_model.Number, number.CountWord);
        }
        else
        {
            Pick(_model.Number, AnswerCodes.LongNumber);
            _encoder.Uniform(number.IsNegative ? 1 : 0, 2);
            _encoder.Uniform(count, AnswerCodes.MaxNumberDigits + 1);
            _encoder.Uniform(number.Point, count + 2);
        }

        for (var i = 0; i < count; i += NumberText.GroupDigits)
        {
            var group = number.Digits.AsSpan(i, Math.Min(NumberText.GroupDigits, count - i));
            _encoder.Uniform(int.Parse(group, CultureInfo.InvariantCulture), NumberText.ChoicesOf(group.Length));
        }
    }

    private void Pick(int context, ReadOnlySpan<char> word)
    {
        var entry = _model.FindWord(context, word);
        var low = _model.LowOf(entry);
        _encoder.Choose(low, _model.Ends[entry] - low, TextModel.Total);
    }
}

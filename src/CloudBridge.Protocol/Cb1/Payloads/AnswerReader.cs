using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CloudBridge.Protocol.Cb1.Payloads.Coding;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Reads an answer.</summary>
internal ref struct AnswerReader
{
    private const int MaxItems = 1_000_000;

    private readonly TextModel _model = TextModel.Default;
    private readonly StringBuilder _text = new();
    private readonly List<ValueCode>? _codes;
    private RangeDecoder _decoder;
    private ModelTextReader _texts;
    private long _length;

    private AnswerReader(ReadOnlySpan<byte> digits, List<ValueCode>? codes)
    {
        _codes = codes;
        _decoder = new RangeDecoder(digits);
        _texts = new ModelTextReader(_model);
    }

    /// <summary>As <see cref="AnswerPayload.TryRead"/>.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="isLong">Whether it came in parts.</param>
    /// <param name="answer">What it says; null on false.</param>
    /// <param name="codes">Takes the code of each value, for those who want to know.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> digits,
        bool isLong,
        [NotNullWhen(true)] out AnswerPayload? answer,
        List<ValueCode>? codes = null)
    {
        var reader = new AnswerReader(digits, codes);
        answer = reader.Read();
        if (answer is not null && isLong && reader._decoder.Uniform(AnswerCodes.LengthCheck) != reader._length % AnswerCodes.LengthCheck)
        {
            answer = null;
        }

        if (reader._decoder.IsDamaged || !reader._decoder.IsAtEnd)
        {
            answer = null;
        }

        return answer is not null;
    }

    private AnswerPayload? Read()
    {
        var symbol = Pick(_model.Start);
        var status = AnswerCodes.StatusOf(symbol);
        if (status != PayloadStatus.Done)
        {
            symbol = Pick(_model.Start);
        }

        if (symbol == AnswerCodes.List)
        {
            return ReadItems() is { } items ? AnswerPayload.OfList(items, status) : null;
        }

        return TryReadValue(symbol, out var value) ? AnswerPayload.OfText(value, status) : null;
    }

    private List<string?>? ReadItems()
    {
        var items = new List<string?>();
        while (items.Count < MaxItems)
        {
            var symbol = Pick(_model.Item);
            if (symbol == AnswerCodes.EndOfList)
            {
                return items;
            }

            if (!TryReadValue(symbol, out var value))
            {
                return null;
            }

            items.Add(value);
        }

        return null;
    }

    private bool TryReadValue(string symbol, out string? value)
    {
        _codes?.Add(AnswerCodes.CodeOf(symbol));
        _text.Clear();
        switch (symbol)
        {
            case AnswerCodes.Text:
                _texts.Read(ref _decoder, _text);
                break;
            case AnswerCodes.Flat:
                _texts.ReadFlat(ref _decoder, _text);
                break;
            case AnswerCodes.Number:
                ReadNumber();
                break;
            case AnswerCodes.Empty:
                break;
            default:
                value = null;
                return symbol == AnswerCodes.Null && !_decoder.IsDamaged;
        }

        _length += _text.Length;
        value = _text.ToString();
        return !_decoder.IsDamaged && _length <= ModelTextReader.MaxLength;
    }

    private void ReadNumber()
    {
        var word = Pick(_model.Number);
        var isLong = word == AnswerCodes.LongNumber;
        var isNegative = isLong ? _decoder.Uniform(2) == 1 : word.StartsWith('-');
        var count = isLong ? _decoder.Uniform(AnswerCodes.MaxNumberDigits + 1) : Math.Abs(int.Parse(word, CultureInfo.InvariantCulture));
        _decoder.IsDamaged |= count == 0;
        var point = isLong ? _decoder.Uniform(count + 2) : 0;
        for (var left = count; left > 0; left -= NumberText.GroupDigits)
        {
            var choices = NumberText.ChoicesOf(left);
            _text.Append((_decoder.Uniform(choices) + choices).ToString(CultureInfo.InvariantCulture), 1, Math.Min(left, NumberText.GroupDigits));
        }

        var number = new NumberText(isNegative, _text.ToString(), point).ToString();
        _text.Clear().Append(number);
    }

    private string Pick(int context) => _model.Words[ModelTextReader.Pick(_model, ref _decoder, context)];
}

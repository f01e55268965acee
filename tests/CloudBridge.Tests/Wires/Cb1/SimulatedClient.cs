using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Wires.Cb1;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>A client that looks at some variables only and reads values of some length only.</summary>
internal sealed class SimulatedClient
{
    private readonly Cb1Client _client;
    private readonly byte[] _value = new byte[256];
    private readonly int _variables;
    private readonly int _maxReadLength;

    public SimulatedClient(uint nonce, int variables, int maxReadLength)
    {
        (_variables, _maxReadLength) = (variables, maxReadLength);
        _client = new Cb1Client(new Cb1ClientOptions { DrawNonce = () => nonce, Variables = variables, MaxReadLength = maxReadLength, Patience = TimeSpan.FromHours(1) });
    }

    /// <summary>What came, in order: the text of each answer.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>New values of topics, as <c>number: value</c>.</summary>
    public List<string> Updates { get; } = [];

    /// <summary>True while nothing it writes arrives and nothing that leaves is seen.</summary>
    public bool IsAsleep { get; set; }

    public bool IsWelcome => _client.IsWelcome;

    public int Restarts => _client.Restarts;

    public void Ask(TimeSpan now, string name, params string?[] arguments) => _client.Ask(new RequestPayload(name, arguments).Write(), now);

    public void Follow(int topic) => _client.Follow(topic);

    public void Say(Action<ReadOnlySpan<byte>> write, TimeSpan now)
    {
        while (!IsAsleep && _client.Write(_value, now) is > 0 and var length)
        {
            write(_value.AsSpan(0, length));
        }
    }

    public void Take(int variable, ReadOnlySpan<byte> value, TimeSpan now)
    {
        if (IsAsleep || variable > _variables || value.Length > _maxReadLength)
        {
            return;
        }

        _client.Take(value, now);
        while (_client.TryTakeAnswer(out var answer))
        {
            Answers.Add(answer!.HasCome ? Read(answer.Form, answer.Digits) : "timeout");
        }

        while (_client.TryTakeUpdate(out var update))
        {
            Updates.Add($"{update!.Topic}: {Read(update.Form, update.Digits)}");
        }
    }

    private static string Read(AnswerForm form, ReadOnlyMemory<byte> digits) => RecordedDownlink.Read(
        form switch
        {
            AnswerForm.Payload => Cb1Form.Short,
            AnswerForm.LongPayload => Cb1Form.Long,
            _ => Cb1Form.Number,
        },
        digits);
}

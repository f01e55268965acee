using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Tests.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>A client, what came to it and what it wrote, on a clock that the conversation turns.</summary>
internal sealed class Conversation
{
    public const uint Nonce = 40_512_345;

    private readonly byte[] _output = new byte[256];
    private TimeSpan _now;

    public Conversation(params uint[] nonces)
    {
        var drawn = new Queue<uint>(nonces.Length == 0 ? [Nonce] : nonces);
        Client = new Cb1Client(new Cb1ClientOptions { DrawNonce = drawn.Dequeue, MaxReadLength = 256 });
    }

    public Conversation(TimeSpan spacing) =>
        Client = new Cb1Client(new Cb1ClientOptions { DrawNonce = () => Nonce, MaxReadLength = 256, Spacing = spacing });

    public Cb1Client Client { get; }

    /// <summary>All that happened, as the vectors tell it.</summary>
    public JsonArray Steps { get; } = [];

    /// <summary>What the client wrote since this was last asked, in words: kind, number of the request, and what is special.</summary>
    public List<string> Said { get; } = [];

    public List<ClientAnswer> Answers { get; } = [];

    public List<TopicUpdate> Updates { get; } = [];

    public long Ask(string payload)
    {
        var ticket = Client.Ask(Bytes.Of(payload), _now);
        Add(new JsonObject { ["ask"] = payload, ["ticket"] = ticket });
        return ticket;
    }

    public void Came(string value)
    {
        Client.Take(Bytes.Of(value), _now);
        Add(new JsonObject { ["came"] = value });
        Drain();
    }

    public void Follow(int topic)
    {
        Client.Follow(topic);
        Add(new JsonObject { ["follow"] = topic });
    }

    public void GiveUp(long ticket)
    {
        Client.GiveUp(ticket);
        Add(new JsonObject { ["give up"] = ticket });
    }

    /// <summary>Turns the clock, and lets the client write whenever it wants to.</summary>
    public void Until(double seconds)
    {
        var end = TimeSpan.FromSeconds(seconds);
        for (var next = Client.NextTime(); next <= end; next = Client.NextTime())
        {
            _now = next > _now ? next : _now;
            var length = Client.Write(_output, _now);
            if (length > 0)
            {
                Add(new JsonObject { ["sent"] = Bytes.Text(_output.AsSpan(0, length)) });
                Said.Add(Words(UpJson.Of(_output.AsSpan(0, length))!));
            }

            Assert.True(Drain() || length > 0, "It wanted to be called, and had nothing to say.");
        }

        _now = end;
    }

    /// <summary>The client has been welcomed in epoch 42.</summary>
    public static Conversation Welcomed()
    {
        var talk = new Conversation();
        talk.Until(0.1);
        talk.Came(Down.Packed(42, Down.Welcome()));
        talk.Said.Clear();
        return talk;
    }

    private static string Words(JsonObject said)
    {
        var words = $"{said["kind"]} {said["request"] ?? said["topic"]}";
        return (words + (said["part"] is { } part ? $" {part}/{said["parts"]}" : "") + (said["gaps"] is JsonArray gaps ? $" [{string.Join(',', gaps.Select(gap => $"[{gap!["first"]},{gap["last"]}]"))}]" : "")).Trim();
    }

    private bool Drain()
    {
        var before = Steps.Count;
        while (Client.TryTakeAnswer(out var answer))
        {
            Answers.Add(answer!);
            Add(answer!.HasCome
                ? new JsonObject { ["answer"] = answer.Ticket, ["form"] = NameOf(answer.Form), ["digits"] = Bytes.Text(answer.Digits.Span) }
                : new JsonObject { ["gave up"] = answer.Ticket });
        }

        while (Client.TryTakeUpdate(out var update))
        {
            Updates.Add(update!);
            Add(new JsonObject { ["topic"] = update!.Topic, ["version"] = update.Version, ["form"] = NameOf(update.Form), ["digits"] = Bytes.Text(update.Digits.Span) });
        }

        return Steps.Count > before;
    }

    private static string NameOf(AnswerForm form) => form switch
    {
        AnswerForm.Payload => "payload",
        AnswerForm.LongPayload => "long payload",
        _ => "number",
    };

    private void Add(JsonObject step)
    {
        step.Insert(0, "at", Math.Round(_now.TotalSeconds, 3));
        Steps.Add((JsonNode)step);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Tests.Cb1.Clients;

namespace CloudBridge.Protocol.Tests.Cb1.Vectors;

/// <summary><c>cb1-conversation.json</c></summary>
public class ConversationVectorTests
{
    private readonly JsonArray _vectors = [];

    [Fact]
    public void The_file_is_current()
    {
        Add("one request, asked before the welcome", Short);
        Add("everything is lost at first", Lost);
        Add("a request of three parts, one of them lost", Parts);
        Add("a long answer out of order, with repeats, between those of others", Long);
        Add("parts of a long answer are lost, the last one too", Gaps);
        Add("three requests at once, one shared, one a number", Several);
        Add("the server restarts while a long answer comes", Restart);
        Add("the server restarts and welcomes without being asked", RestartWithWelcome);
        Add("a request that takes long", Working);
        Add("nobody answers", Silence);
        Add("damaged and strange values", Damaged);
        Add("a server that has forgotten the answer", Forgotten);
        Add("topics", Topics);
        Add("more versions of a topic were missed than can be told from repeats", Missed);
        GeneratedVectors.AssertCurrent(_vectors, "cb1-conversation.json");
    }

    private static void Short(Conversation talk)
    {
        talk.Ask("8075737190");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Welcome(11_111_111, 6), Down.Welcome(), Down.Answer(1, "4711")));
        talk.Came(Down.Packed(42, Down.Answer(1, "4711")));
    }

    private static void Lost(Conversation talk)
    {
        talk.Ask("8075737190");
        talk.Until(3.5);
        talk.Came(Down.Packed(42, Down.Answer(1, "66"), Down.Welcome(), Down.Answer(1, "4711")));
    }

    private static void Parts(Conversation talk)
    {
        Welcome(talk);
        talk.Ask(Down.Digits(500));
        talk.Until(0.8);
        talk.Came(Down.Packed(42, Down.Wanted(1, 2)));
        talk.Until(1);
        talk.Came(Down.Packed(42, Down.Answer(1, "4711")));
    }

    private static void Long(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Answer(1, "5", tag: 8), Down.Opening(1, 33, 500), Down.Part(33, 0, "98765")));
        talk.Came(Down.Solo(42, 33, 2, Down.Digits(249)));
        talk.Came(Down.Solo(42, 34, 1, Down.Digits(246)));
        talk.Came(Down.Solo(42, 33, 2, Down.Digits(249)));
        talk.Came(Down.Solo(42, 33, 1, Down.Digits(246)));
        talk.Until(0.6);
        talk.Came(Down.Solo(42, 33, 2, Down.Digits(249)));
        talk.Until(5);
    }

    private static void Gaps(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 30)));
        talk.Came(Down.Solo(42, 33, 1, "11111"));
        talk.Came(Down.Solo(42, 33, 4, "44444"));
        talk.Until(0.9);
        talk.Came(Down.Solo(42, 33, 0, "00000"));
        talk.Came(Down.Solo(42, 33, 2, "22222"));
        talk.Came(Down.Solo(42, 33, 3, "33333"));
        talk.Until(1.5);
        talk.Came(Down.Packed(42, Down.Part(33, 5, "55555")));
        talk.Until(2);
    }

    private static void Several(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Ask("8075737190");
        talk.Ask("9090");
        talk.Until(0.5);
        talk.Came(Down.Packed(42, Down.Shared("4711", new EntryAddress(8, 1), new(Down.Tag, 2), new(Down.Tag, 1)), Down.Number(3, "0042")));
    }

    private static void Restart(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 10), Down.Part(33, 0, "01234")));
        talk.Came(Down.Packed(43, Down.Answer(1, "66", tag: 12)));
        talk.Came(Down.Solo(42, 33, 1, "56789"));
        talk.Until(0.6);
        talk.Came(Down.Packed(43, Down.Welcome(tag: 12), Down.Opening(1, 33, 10)));
        talk.Came(Down.Solo(43, 33, 0, "98765"));
        talk.Came(Down.Solo(43, 33, 1, "43210"));
        talk.Until(1);
    }

    private static void RestartWithWelcome(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(0.3);
        talk.Came(Down.Packed(77, Down.Welcome(tag: 1)));
        talk.Until(0.6);
        talk.Came(Down.Packed(77, Down.Answer(1, "4711", tag: 1)));
    }

    private static void Working(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(0.4);
        talk.Came(Down.Packed(42, Down.Working(1)));
        talk.Until(5);
        talk.Came(Down.Packed(42, Down.Working(1)));
        talk.Until(6);
        talk.Came(Down.Packed(42, Down.Answer(1, "4711")));
    }

    private static void Silence(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(11);
        talk.Came(Down.Packed(42, Down.Answer(1, "4711")));
    }

    private static void Damaged(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Answer(1, "4711")).Replace("4711", "4171", StringComparison.Ordinal));
        talk.Came("3141.100000010000001");
        talk.Came("-123456");
        talk.Came("");
        talk.Came(Down.Solo(41, 33, 0, "123"));
        talk.Came(Down.Packed(42, Down.Working(9), Down.Opening(9, 33, 3), Down.Answer(1, "4711"), Down.Part(33, 0, "123")));
    }

    private static void Forgotten(Conversation talk)
    {
        Welcome(talk);
        talk.Ask("8075737190");
        talk.Until(0.3);
        talk.Came(Down.Packed(42, Down.Opening(1, 33, 10)));
        talk.Until(8);
        talk.Came(Down.Packed(42, Down.Opening(1, 50, 10), Down.Part(50, 0, "0123456789")));
        talk.Until(8.5);
    }

    private static void Topics(Conversation talk)
    {
        Welcome(talk);
        talk.Follow(5);
        talk.Came(Down.Packed(42, Down.Topic(5, 99, "1"), Down.Topic(6, 1, "2"), Down.Topic(0, 4, "3")));
        talk.Came(Down.Packed(42, Down.Topic(5, 99, "1"), Down.TopicOpening(5, 1, 44, 6), Down.Part(44, 1, "456")));
        talk.Until(0.8);
        talk.Came(Down.Packed(42, Down.Part(44, 0, "123"), Down.Topic(5, 99, "1")));
        talk.Until(40);
        talk.Came(Down.Packed(43, Down.Welcome(), Down.Topic(0, 1, "3")));
    }

    private static void Missed(Conversation talk)
    {
        Welcome(talk);
        talk.Follow(5);
        talk.Came(Down.Packed(42, Down.Topic(5, 10, "1")));
        talk.Until(20);
        talk.Came(Down.Packed(42, Down.Topic(5, 70, "2")));
        talk.Until(24);
        talk.Came(Down.Packed(42, Down.Topic(5, 71, "3")));
        talk.Came(Down.Packed(42, Down.Topic(5, 70, "2")));
        talk.Until(27);
        talk.Came(Down.Packed(42, Down.Topic(5, 71, "3")));
        talk.Until(28.5);
        talk.Came(Down.Packed(42, Down.Topic(5, 70, "2")));
    }

    private static void Welcome(Conversation talk)
    {
        talk.Until(0.05);
        talk.Came(Down.Packed(42, Down.Welcome()));
    }

    private void Add(string name, Action<Conversation> act)
    {
        var talk = new Conversation();
        act(talk);
        _vectors.Add((JsonNode)new JsonObject
        {
            ["name"] = name,
            ["nonce"] = Conversation.Nonce.ToString(CultureInfo.InvariantCulture),
            ["variables"] = 9,
            ["maxLength"] = 256,
            ["steps"] = talk.Steps.DeepClone(),
        });
    }
}

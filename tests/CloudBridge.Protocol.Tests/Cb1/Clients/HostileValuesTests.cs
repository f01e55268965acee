using System.Globalization;
using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>Whatever stands in the answer variables, a client neither fails nor grows nor forgets how to ask.</summary>
public class HostileValuesTests
{
    private const int Values = 4000;
    private const long BytesForAValue = 40_000;

    private readonly byte[] _value = new byte[256];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Values_made_to_harm_cost_little_and_leave_a_client_that_still_asks(int seed)
    {
        var chance = new Random(seed);
        var client = new Cb1Client(new Cb1ClientOptions { DrawNonce = () => Conversation.Nonce, Patience = TimeSpan.FromSeconds(5) });
        client.Take(Bytes.Of(Down.Packed(42, Down.Welcome())), default);
        client.Follow(5);
        var now = TimeSpan.Zero;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Values; i++)
        {
            now += TimeSpan.FromSeconds(chance.NextDouble() * 0.2);
            if (client.OpenRequests < 50)
            {
                client.Ask(Bytes.Of(Down.Digits(1 + chance.Next(600))), now);
            }

            client.Take(_value.AsSpan(0, Hostile(chance)), now);
            Step(client, now);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Values * BytesForAValue);
        AssertAnswers(client, now);
    }

    private static void Step(Cb1Client client, TimeSpan now)
    {
        Span<byte> output = stackalloc byte[256];
        if (client.Write(output, now) is > 0 and var length)
        {
            Assert.True(UpValue.TryParse(output[..length], out _));
        }

        while (client.TryTakeAnswer(out _) || client.TryTakeUpdate(out _))
        {
        }

        client.NextTime();
    }

    private static void AssertAnswers(Cb1Client client, TimeSpan now)
    {
        now += TimeSpan.FromMinutes(1);
        Step(client, now);
        client.Take(Bytes.Of(Down.Packed(88, Down.Welcome())), now);
        Span<byte> output = stackalloc byte[256];
        var ticket = client.Ask("123"u8, now);
        for (var step = 0; step < 2000; step++, now += TimeSpan.FromSeconds(0.1))
        {
            var length = client.Write(output, now);
            if (UpValue.TryParse(output[..length], out var up) && up.Kind == UpKind.Request && up.Payload.SequenceEqual("123"u8))
            {
                client.Take(Bytes.Of(Down.Packed(88, Down.Answer(up.Request % 100, "77"))), now);
            }

            while (client.TryTakeAnswer(out var answer))
            {
                if (answer!.Ticket == ticket)
                {
                    Assert.Equal("77", Bytes.Text(answer.Digits.Span));
                    return;
                }
            }
        }

        Assert.Fail("It was never answered.");
    }

    /// <summary>Right check digits, and behind them anything: entries with the client's own tag and numbers, cut off, too long, at the ends of all ranges.</summary>
    private int Hostile(Random chance)
    {
        var epoch = chance.Next(20) == 0 ? chance.Next(100) : 42;
        if (chance.Next(3) == 0)
        {
            return SoloValue.Write(_value, epoch, chance.Next(20, 24), Edge(chance, 999), Bytes.Of(AnyDigits(chance, 1 + chance.Next(240))));
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"1{epoch:00}");
        while (text.Length < 200)
        {
            text += Entry(chance);
        }

        text = text[..chance.Next(4, Math.Min(text.Length, 254) + 1)];
        var length = text.Length + CheckDigits.Length;
        Bytes.Of(text).CopyTo(_value, 0);
        CheckDigits.Write(_value.AsSpan(0, length));
        return length;
    }

    private static string Entry(Random chance)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{(chance.Next(5) == 0 ? chance.Next(1000) : Down.Tag):000}{chance.Next(100):00}");
        var opening = string.Create(CultureInfo.InvariantCulture, $"{chance.Next(20, 24):00}{Edge(chance, 999_999):000000}");
        return chance.Next(12) switch
        {
            0 => "1" + address + Sized(chance),
            1 or 2 => "2" + address + opening,
            3 => "3" + address,
            4 => string.Create(CultureInfo.InvariantCulture, $"4{Conversation.Nonce}{Edge(chance, 999):000}1{Edge(chance, 999_999):000000}60"),
            5 => "5" + address + Sized(chance),
            6 => string.Create(CultureInfo.InvariantCulture, $"6{chance.Next(20, 24):00}{Edge(chance, 999):000}") + Sized(chance),
            7 => string.Create(CultureInfo.InvariantCulture, $"7{chance.Next(1, 3)}") + address + address + "2" + opening,
            8 => "8" + address + Sized(chance),
            9 => string.Create(CultureInfo.InvariantCulture, $"9{chance.Next(2) * 5:00}{chance.Next(100):00}2") + opening,
            10 => string.Create(CultureInfo.InvariantCulture, $"9{chance.Next(2) * 5:00}{chance.Next(100):00}1") + Sized(chance),
            _ => AnyDigits(chance, 10),
        };
    }

    private static string Sized(Random chance)
    {
        var length = chance.Next(90);
        return chance.Next(4) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"9{Edge(chance, 999):000}") + AnyDigits(chance, length)
            : string.Create(CultureInfo.InvariantCulture, $"{length:00}") + AnyDigits(chance, length);
    }

    private static int Edge(Random chance, int most) => chance.Next(4) switch { 0 => 0, 1 => most, 2 => chance.Next(20), _ => chance.Next(most + 1) };

    private static string AnyDigits(Random chance, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + chance.Next(10))));
}

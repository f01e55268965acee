using CloudBridge.Identity;
using CloudBridge.Monitors.Access;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Keys;

/// <summary>Tricks with codes and tokens: copied, replayed, too old, guessed, made for something else. In between honest sign-ins, which must work.</summary>
internal sealed class CodeTricks(KeyWorld world, Random random, RowResult result)
{
    private const int Kinds = 7;

    /// <summary>Tricks that must not work, so far.</summary>
    public int Tried { get; private set; }

    /// <summary>Honest sign-ins in between.</summary>
    public int Honest { get; private set; }

    /// <summary>One sign-in of a new user, with a trick of a kind drawn by lot.</summary>
    public async Task PlayAsync(int number)
    {
        var user = $"user{number}";
        var started = (await world.Desk.StartAsync(user, user))!;
        var kind = random.Next(Kinds);
        await TrickAsync(kind, started, user);
        if (kind == Kinds - 1)
        {
            return;
        }

        var verdict = await world.Desk.ConfirmAsync(started.Code, user.ToUpperInvariant());
        var poll = await world.Desk.PollAsync(started.PollToken);
        result.Check(verdict == CodeVerdict.Accepted && poll is { State: SignInState.Done, Key: not null }, $"An honest sign-in ended with {verdict} and {poll.State} after trick {kind}.");
        Honest++;
        await RefusedAsync("a replayed code", started.Code, user);
        await GoneAsync("a replayed token", started.PollToken);
    }

    private async Task TrickAsync(int kind, StartedSignIn started, string user)
    {
        switch (kind)
        {
            case 0:
                await RefusedAsync("a copied code", started.Code, "thief");
                break;
            case 1:
                await RefusedAsync("a code under a name that is nearly the same", started.Code, user + "_");
                break;
            case 2:
                await RefusedAsync("a guessed code", $"{random.NextInt64(1_000_000_000_000_000_000, long.MaxValue)}", user);
                break;
            case 3:
                var foreign = await world.Challenges.OpenAsync(new ChallengeSubject(ChallengeSubject.RequestPurpose, "scripted", "104", user));
                await RefusedAsync("a code for something else", foreign!, user);
                break;
            case 4:
                await GoneAsync("a guessed token", string.Concat(started.PollToken.AsSpan(0, 5), started.PollToken.AsSpan(6), "A"));
                break;
            case 5:
                var early = await world.Desk.PollAsync(started.PollToken);
                Tried++;
                result.Check(early is { State: SignInState.Pending, Key: null }, "A key was handed out before the code was shown.");
                break;
            default:
                world.Clock.Advance(TimeSpan.FromMinutes(5));
                await RefusedAsync("a code that is too old", started.Code, user);
                await GoneAsync("a token that is too old", started.PollToken);
                break;
        }
    }

    private async Task RefusedAsync(string what, string code, string user)
    {
        Tried++;
        var verdict = await world.Desk.ConfirmAsync(code, user);
        result.Check(verdict != CodeVerdict.Accepted, $"Accepted: {what}.");
    }

    private async Task GoneAsync(string what, string token)
    {
        Tried++;
        var poll = await world.Desk.PollAsync(token);
        result.Check(poll is { State: SignInState.Gone, Key: null }, $"Accepted: {what}.");
    }
}

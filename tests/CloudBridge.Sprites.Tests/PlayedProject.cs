using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Starter;
using CloudBridge.Sprites.Tests.Engine;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests;

/// <summary>A whole project that is played: clicks, typed words, and a server that answers.</summary>
internal sealed class PlayedProject
{
    public PlayedProject(SpriteProject project, Func<RequestPayload, AnswerPayload?> server, params BlockRequest[] requests)
    {
        var options = new SpriteOptions { Project = project, Variables = SpriteVariables.Usual.WithAnswers(1) };
        var (built, cloud) = SpriteFile.Build(requests, options);
        (Cloud, Machine) = (cloud, new ScratchMachine(built));
        Host = new Cb1Host(Machine, built.Stage.ShareCloudVariable(options.Variables.Answers[0])) { Handler = server };
        Machine.PressFlag();
        Host.RunFor(0.3);
    }

    public static SpriteTexts Texts { get; } = new(SpriteLanguage.English);

    public CloudSprite Cloud { get; }

    public ScratchMachine Machine { get; }

    public Cb1Host Host { get; }

    /// <summary>What the cloud that is seen says.</summary>
    public string Bubble => Machine.Sprite("Cloud").Bubble;

    /// <summary>Clicks a button, with what the player will type.</summary>
    public void Click(string button, params string[] typed)
    {
        foreach (var text in typed)
        {
            Machine.Typed.Enqueue(text);
        }

        Machine.Click(button);
        Host.RunFor(0.1);
    }
}

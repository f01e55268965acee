using System.Globalization;
using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Languages;

/// <summary>The names a maker sees, in the language of the project.</summary>
internal sealed record EngineNames
{
    public string Answer { get; init; } = "answer";

    public string AnswerList { get; init; } = "answer list";

    public string Status { get; init; } = "status";

    public string Error { get; init; } = "error";

    public string Timeout { get; init; } = "timeout";

    /// <summary>The list that <see cref="AskWith"/> takes its arguments from.</summary>
    public string Inputs { get; init; } = "inputs";

    /// <summary>Label of the general block; %s stands for the name of the request and for the arguments.</summary>
    public string AskWith { get; init; } = "ask %s with %s";

    /// <summary>Label of the block that subscribes to a topic.</summary>
    public string Subscribe { get; init; } = "follow topic %s";

    /// <summary>The message that is sent to all scripts when a topic has news.</summary>
    public string TopicNews { get; init; } = "topic news";

    /// <summary>The name of the topic that had news last.</summary>
    public string Topic { get; init; } = "topic";

    /// <summary>What that topic says now.</summary>
    public string TopicValue { get; init; } = "topic value";

    /// <summary>The list of the topics that the project follows.</summary>
    public string Topics { get; init; } = "topics";

    /// <summary>The list of what these topics say.</summary>
    public string TopicValues { get; init; } = "topic values";

    /// <summary>The name under which messages to everybody appear among the topics.</summary>
    public string TopicForAll { get; init; } = "everyone";

    public StatusWords StatusWords { get; init; } = new();

    /// <summary>What <see cref="Error"/> says when the server did not answer in time.</summary>
    public string TimeoutSentence { get; init; } = "The server did not answer. Please try again.";

    /// <summary>What <see cref="Error"/> says when nothing was heard of the server, nor anything else of the cloud.</summary>
    public string OfflineSentence { get; init; } = "Nothing comes from the cloud. Please try again later.";

    /// <summary>What <see cref="Error"/> says when the cloud knows that no server is meant to answer in this project.</summary>
    public string UnservedSentence { get; init; } = "No server answers in this project.";

    /// <summary>What <see cref="Error"/> says when the cloud is there and the server is not.</summary>
    public string AwaySentence { get; init; } = "The cloud is there, but the server is not.";

    /// <summary>What <see cref="Error"/> says when the variables hold what Scratch gives new ones; {0} and {1} are names of two of them.</summary>
    public string VariablesSentence { get; init; } = "Nothing comes from the cloud. Are {0} and {1} cloud variables?";

    /// <summary>That sentence with the names of the variables.</summary>
    public string VariablesSentenceFor(Variable up, Variable down) => string.Format(CultureInfo.InvariantCulture, VariablesSentence, up.Name, down.Name);

    /// <summary>What <see cref="Error"/> says when an answer came damaged.</summary>
    public string DamagedSentence { get; init; } = "The answer could not be read. Please ask again.";

    /// <summary>What <see cref="Error"/> says when a request has too many characters.</summary>
    public string TooLongSentence { get; init; } = "That is too long to send.";
}

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

    /// <summary>The current value of that topic.</summary>
    public string TopicValue { get; init; } = "topic value";

    /// <summary>The list of the topics that the project follows.</summary>
    public string Topics { get; init; } = "topics";

    /// <summary>The list of the current values of these topics.</summary>
    public string TopicValues { get; init; } = "topic values";

    /// <summary>The name under which messages to everybody appear among the topics.</summary>
    public string TopicForAll { get; init; } = "everyone";

    public StatusWords StatusWords { get; init; } = new();

    /// <summary>The text of <see cref="Error"/> when the server did not answer in time.</summary>
    public string TimeoutSentence { get; init; } = "The server did not answer. Please try again.";

    /// <summary>
    /// The text of <see cref="Error"/> when nothing was heard from the server, nor anything else from the cloud.
    /// </summary>
    public string OfflineSentence { get; init; } = "Nothing comes from the cloud. Please try again later.";

    /// <summary>The text of <see cref="Error"/> when the cloud knows that no server is meant to answer in this project.</summary>
    public string UnservedSentence { get; init; } = "No server answers in this project.";

    /// <summary>The text of <see cref="Error"/> when the cloud is there and the server is not.</summary>
    public string AwaySentence { get; init; } = "The cloud is there, but the server is not.";

    /// <summary>
    /// The text of <see cref="Error"/> when the variables hold the value that Scratch gives new ones; {0} and {1} stand for the
    /// names of two of them.
    /// </summary>
    public string VariablesSentence { get; init; } = "Nothing comes from the cloud. Are {0} and {1} cloud variables?";

    /// <summary>That sentence with the names of the variables.</summary>
    public string VariablesSentenceFor(Variable up, Variable down) =>
        string.Format(CultureInfo.InvariantCulture, VariablesSentence, up.Name, down.Name);

    /// <summary>The text of <see cref="Error"/> when an answer came damaged.</summary>
    public string DamagedSentence { get; init; } = "The answer could not be read. Please ask again.";

    /// <summary>The text of <see cref="Error"/> when a request has too many characters.</summary>
    public string TooLongSentence { get; init; } = "That is too long to send.";
}

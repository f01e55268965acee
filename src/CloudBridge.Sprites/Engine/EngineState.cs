using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Engine;

/// <summary>
/// The memory of the engine. What all sprites and clones of a project share belongs to the stage; what a custom block
/// needs only while it runs belongs to the sprite. The gear keeps the names together, away from those of the maker.
/// </summary>
internal sealed class EngineState(StageBuilder stage, SpriteBuilder sprite, Cb1EngineOptions options)
{
    public EngineNames Names { get; } = options.Names;

    /// <summary>The variable the project writes.</summary>
    public Variable ToHost { get; } = stage.ShareCloudVariable(options.Variables.Request);

    /// <summary>The variables the server writes.</summary>
    public IReadOnlyList<Variable> FromHost { get; } = [.. options.Variables.Answers.Select(stage.ShareCloudVariable)];

    /// <summary>Seconds, never going back, at most five for each look: a sleeping computer does not make a timeout.</summary>
    public Variable Clock { get; } = stage.Share("⚙ clock");

    /// <summary>The time at which the engine last worked, in seconds of the computer's clock.</summary>
    public Variable WorkedAt { get; } = stage.Share("⚙ worked at");

    public Variable Nonce { get; } = stage.Share("⚙ nonce");

    /// <summary>0 before the welcome.</summary>
    public Variable Tag { get; } = stage.Share("⚙ tag");

    public Variable Epoch { get; } = stage.Share("⚙ epoch");

    /// <summary>1 once the server was heard of in this session.</summary>
    public Variable IsKnown { get; } = stage.Share("⚙ server known");

    /// <summary>
    /// The last word of the cloud itself about a server that is not there: 1 when none is meant to be there, 2 when it is away; 0
    /// once a server has been heard.
    /// </summary>
    public Variable Absence { get; } = stage.Share("⚙ absence");

    /// <summary>The time at which something last came from the cloud, in seconds of the computer's clock.</summary>
    public Variable CloudHeardAt { get; } = stage.Share("⚙ cloud heard at");

    /// <summary>
    /// The number of looks in this session that found something new. One may be a snapshot; more mean that a server is at work.
    /// </summary>
    public Variable News { get; } = stage.Share("⚙ news");

    /// <summary>Looks one after another that came in good time.</summary>
    public Variable QuickLooks { get; } = stage.Share("⚙ quick looks");

    /// <summary>Number of the last request.</summary>
    public Variable Number { get; } = stage.Share("⚙ number");

    /// <summary>Counts the requests of all scripts; tells them apart.</summary>
    public Variable LastTicket { get; } = stage.Share("⚙ last ticket");

    public Variable WroteAt { get; } = stage.Share("⚙ wrote at");

    /// <summary>The time at which something was last written, in seconds of the computer's clock.</summary>
    public Variable SaidAt { get; } = stage.Share("⚙ said at");

    /// <summary>True when the value that was written last is a hello.</summary>
    public Variable SaidHello { get; } = stage.Share("⚙ said hello");

    public Variable HelloAt { get; } = stage.Share("⚙ hello at");

    public Variable ChoresAt { get; } = stage.Share("⚙ chores at");

    /// <summary>Open requests, <see cref="RequestField"/> after <see cref="RequestField"/>.</summary>
    public ListVariable Requests { get; } = stage.ShareList("⚙ requests");

    /// <summary>The ticket of each open request.</summary>
    public ListVariable Tickets { get; } = stage.ShareList("⚙ tickets");

    /// <summary>Decoded items of the open requests, in the order of the requests.</summary>
    public ListVariable Items { get; } = stage.ShareList("⚙ items");

    /// <summary>Handle and number of each part that came, five digits.</summary>
    public ListVariable PartKeys { get; } = stage.ShareList("⚙ part keys");

    public ListVariable Parts { get; } = stage.ShareList("⚙ parts");

    /// <summary>Values to be written, without their check digits.</summary>
    public ListVariable Out { get; } = stage.ShareList("⚙ out");

    /// <summary>The value that each answer variable held at the last look, with a letter before it.</summary>
    public ListVariable Seen { get; } = stage.ShareList("⚙ seen");

    /// <summary>Names of the topics the project follows.</summary>
    public ListVariable Topics { get; } = stage.ShareList(options.Names.Topics);

    /// <summary>The current value of each of these topics.</summary>
    public ListVariable TopicValues { get; } = stage.ShareList(options.Names.TopicValues);

    public ListVariable TopicNumbers { get; } = stage.ShareList("⚙ topic numbers");

    public ListVariable TopicVersions { get; } = stage.ShareList("⚙ topic versions");

    /// <summary>The time since which nothing but older versions was heard of each topic; 0 when that is not so.</summary>
    public ListVariable TopicBehindSince { get; } = stage.ShareList("⚙ topic behind since");

    public ListVariable TopicRequests { get; } = stage.ShareList("⚙ topic requests");

    public Variable Topic { get; } = stage.Share(options.Names.Topic);

    public Variable TopicValue { get; } = stage.Share(options.Names.TopicValue);

    public Message TopicNews { get; } = stage.ShareMessage(options.Names.TopicNews);

    public Variable Answer { get; } = sprite.AddVariable(options.Names.Answer);

    public ListVariable AnswerList { get; } = sprite.AddList(options.Names.AnswerList);

    public Variable Status { get; } = sprite.AddVariable(options.Names.Status);

    public Variable Error { get; } = sprite.AddVariable(options.Names.Error);

    public Variable Timeout { get; } = sprite.AddVariable(options.Names.Timeout, "10");

    public ListVariable Inputs { get; } = sprite.AddList(options.Names.Inputs);

    /// <summary>The request whose items go to the answer list while they arrive.</summary>
    public Variable Owner { get; } = sprite.AddVariable("⚙ owner");

    /// <summary>The number of items of the owner that are in the answer list.</summary>
    public Variable Copied { get; } = sprite.AddVariable("⚙ copied");

    /// <summary>The request in hand: the place in <see cref="Requests"/> before its first item; -1 for none.</summary>
    public Variable At { get; } = sprite.AddVariable("⚙ at");

    /// <summary>Digits encoded so far.</summary>
    public Variable Payload { get; } = sprite.AddVariable("⚙ payload");

    /// <summary>The ticket just given out, 0 when there was no room.</summary>
    public Variable Ticket { get; } = sprite.AddVariable("⚙ ticket");

    /// <summary>1 when what was looked for is there.</summary>
    public Variable Found { get; } = sprite.AddVariable("⚙ found");

    /// <summary>The value being read or written.</summary>
    public Variable Value { get; } = sprite.AddVariable("⚙ value");

    /// <summary>A remainder, a run of digits, or another intermediate result.</summary>
    public Variable Field { get; } = sprite.AddVariable("⚙ field");

    public Variable Index { get; } = sprite.AddVariable("⚙ index");

    /// <summary>Place in <see cref="Items"/> of the first item of the request in hand, less 1, or of the next one.</summary>
    public Variable Place { get; } = sprite.AddVariable("⚙ place");

    /// <summary>A variable of the sprite for the use of one custom block.</summary>
    public Variable Scratch(string name) => sprite.AddVariable("⚙ " + name);

    /// <summary>A list of the sprite for the use of one custom block.</summary>
    public ListVariable ScratchList(string name, params string[] items) => sprite.AddList("⚙ " + name, items);
}

using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Languages;

namespace CloudBridge.Sprites.Engine;

/// <summary>
/// Blocks of a sprite that ask a server and wait for what it says. The variables belong to the sprite, so each clone
/// has its own; they hold what the last request of this sprite or clone brought, and are not touched between the end
/// of a request and the next block of the script that made it.
/// </summary>
internal interface ICloudEngine
{
    /// <summary>The answer as a text or number; of a list, its first item.</summary>
    Variable Answer { get; }

    /// <summary>All items of the answer; one for an answer that is no list, none for nothing.</summary>
    ListVariable AnswerList { get; }

    /// <summary>One of <see cref="StatusWords"/>.</summary>
    Variable Status { get; }

    /// <summary>A sentence for the player; empty when all went well.</summary>
    Variable Error { get; }

    /// <summary>The list in which a maker puts the arguments when there are several.</summary>
    ListVariable Inputs { get; }

    /// <summary>Seconds without a word from the server after which a request is given up.</summary>
    Variable Timeout { get; }

    /// <summary>
    /// The blocks that ask and wait: <see cref="Begin"/>, <see cref="Argument"/> for each, <see cref="AskAndWait"/>. They
    /// stand one after another.
    /// </summary>
    IReadOnlyList<Block> Ask(Value name, IReadOnlyList<Value> arguments) =>
        [Begin(name), .. arguments.Select(Argument), AskAndWait()];

    /// <summary>A block that begins a request. Nothing that waits may stand between it and <see cref="AskAndWait"/>.</summary>
    Block Begin(Value name);

    /// <summary>A block that adds an argument to the request.</summary>
    Block Argument(Value value);

    /// <summary>
    /// A block that adds all arguments that one slot stands for: its text, or, when it is <see cref="Inputs"/>, one for
    /// each item.
    /// </summary>
    Block Rest(Value value);

    /// <summary>A block that adds an argument that is left out, where more follow.</summary>
    Block NoArgument();

    /// <summary>A block that sends the request and waits for its answer or for the end of its time.</summary>
    Block AskAndWait();

    /// <summary>
    /// The general block: what stands in the second slot is one argument, or, when it is <see cref="Inputs"/>, one for each
    /// item.
    /// </summary>
    Block AskWith(Value name, Value inputs);
}

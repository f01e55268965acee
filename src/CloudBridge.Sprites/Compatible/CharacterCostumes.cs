using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Compatible;

/// <summary>
/// The Cloud Requests alphabet as costumes: costume n stands for code n + 9. Costumes, because "switch costume to" is
/// the one block that tells capitals from small letters. Costumes of the looks stand before them.
/// </summary>
internal static class CharacterCostumes
{
    /// <summary>The code that ends a list item.</summary>
    public const int ItemEndCode = 89;

    /// <summary>The number that is added to a costume's number to give the code.</summary>
    public const int CodeOffset = 9;

    /// <summary>The costume that stays on when a character has none.</summary>
    public const string Unknown = "unknown";

    private const string BeforeItemEnd = "1234567890 aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ*/.,!\"§$%_-(´)`?";
    private const string AfterItemEnd = "@#~;:+&|^'";

    /// <summary>Every character that can be sent, in the order of the codes.</summary>
    public static string Characters => BeforeItemEnd + AfterItemEnd;

    /// <summary>The number of the costume <see cref="Unknown"/>, one above all others.</summary>
    public static int UnknownNumber => Characters.Length + 2;

    /// <summary>All costumes in order; they share one image.</summary>
    public static IEnumerable<Costume> All() =>
        [.. BeforeItemEnd.Select(Named), new Costume("new line", SvgImage.Empty), .. AfterItemEnd.Select(Named), new Costume(Unknown, SvgImage.Empty)];

    private static Costume Named(char character) => new(character.ToString(), SvgImage.Empty);
}

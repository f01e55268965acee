using System.Globalization;
using CloudBridge.Client;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Server.Tools.Client;

/// <summary>Says why nobody answers in a room that was joined, and what to do.</summary>
internal static class SilenceFault
{
    private const int MostNames = 5;

    public static string Explain(Question question, RoomSigns signs)
    {
        var room = $"project {question.Project} on {question.Cloud}";
        var names = signs.Variables;
        var silence = string.Create(CultureInfo.InvariantCulture, $"No answer within {question.Timeout.TotalSeconds:0.###} s.");
        return signs.Absence switch
        {
            Absence.Unserved => $"No bridge serves {room}. Check the id given with --project.",
            Absence.Away => $"The bridge that serves {room} is away. Its log says why.",
            _ when signs.HasAnswers => $"{silence} In {room} answers were written before: the bridge is away or busy. Its log says why.",
            _ when names.Count > 0 && !names.Contains(CloudNames.WithPrefix(question.Variables.Request)) =>
                $"{silence} In {room} are other variables: {Some(names)}. Check --request-variable and --answer-variables, or the cloud variables of "
                    + "the project.",
            _ => $"{silence} In {room} nobody has ever answered. Check the id given with --project, and whether a bridge is connected there.",
        };
    }

    private static string Some(IReadOnlyList<string> names) => string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? " and more" : "");
}

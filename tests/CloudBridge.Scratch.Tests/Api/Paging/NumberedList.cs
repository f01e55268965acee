using System.Globalization;
using System.Text;

namespace CloudBridge.Scratch.Tests.Api.Paging;

/// <summary>A list of users by their numbers that an upstream serves by limit and offset, as Scratch does, and that a test changes between questions.</summary>
internal sealed class NumberedList
{
    public NumberedList(params IEnumerable<long> numbers)
    {
        Numbers = [.. numbers];
        Upstream = new ScriptedUpstream(Answer);
    }

    public List<long> Numbers { get; }

    public ScriptedUpstream Upstream { get; }

    /// <summary>Runs after each answer, with the number of answers.</summary>
    public Action<int> After { get; set; } = _ => { };

    public IEnumerable<long> Offsets => Upstream.Paths.Select(path => Number(path, "offset"));

    public static long Number(string path, string name)
    {
        var from = path.IndexOf(name + "=", StringComparison.Ordinal) + name.Length + 1;
        var to = path.IndexOf('&', from);
        return long.Parse(to < 0 ? path[from..] : path[from..to], CultureInfo.InvariantCulture);
    }

    private byte[] Answer(UpstreamCall call)
    {
        var limit = (int)Number(call.Path, "limit");
        var offset = Number(call.Path, "offset");
        Assert.InRange(limit, 1, 40);
        var page = offset >= Numbers.Count ? [] : Numbers.Skip((int)offset).Take(limit);
        var body = $"[{string.Join(',', page.Select(number => $$"""{"id":{{number}},"username":"u{{number}}"}"""))}]";
        After(Upstream.Calls.Count);
        return Encoding.UTF8.GetBytes(body);
    }
}

namespace CloudBridge.FakeUpstream.Site;

/// <summary>The body of a project as Scratch 3 saves it, with two cloud variables.</summary>
internal static class FakeProjectBody
{
    public static object Of(long id) => new
    {
        targets = Enumerable.Range(0, 2 + MadeUp.Number($"sprites {id}", 5)).Select(place => Target(id, place)),
        monitors = Array.Empty<object>(),
        extensions = new[] { "pen", "music" },
        meta = new { semver = "3.0.0", vm = "5.0.300", agent = "" },
    };

    private static object Target(long id, int place)
    {
        var key = $"target {id} {place}";
        return new
        {
            isStage = place == 0,
            name = place == 0 ? "Stage" : $"Sprite{place}",
            variables = place == 0
                ? StageVariables(key)
                : new Dictionary<string, object> { [$"{place}-speed"] = new object[] { "speed", MadeUp.Number(key, 10) } },
            lists = place == 0
                ? new Dictionary<string, object> { ["list-1"] = new object[] { "names", new[] { "mres", "ceebee" } } }
                : [],
            broadcasts = new { },
            blocks = Enumerable.Range(0, 3 + MadeUp.Number($"blocks {key}", 40))
                .ToDictionary(number => $"block-{number}", number => Block(number)),
            comments = new { },
            currentCostume = 0,
            costumes = Enumerable.Range(1, 1 + MadeUp.Number($"costumes {key}", 3)).Select(number => new
            {
                name = $"costume{number}",
                dataFormat = "svg",
                assetId = "cd21514d0531fdffb22204e0ec5ed84a",
                md5ext = "cd21514d0531fdffb22204e0ec5ed84a.svg",
            }),
            sounds = new[]
            {
                new
                {
                    name = "pop",
                    dataFormat = "wav",
                    assetId = "83a9787d4cb6f3b7632b4ddfebf74367",
                    md5ext = "83a9787d4cb6f3b7632b4ddfebf74367.wav",
                },
            },
            volume = 100,
        };
    }

    private static Dictionary<string, object> StageVariables(string key) => new()
    {
        ["cloud-1"] = new object[] { "☁ high score", MadeUp.Number(key, 1_000_000), true },
        ["cloud-2"] = new object[] { "☁ players", "12345678901234567890", true },
        ["plain-1"] = new object[] { "score", 0 },
    };

    private static object Block(int number) => number == 0
        ? new
        {
            opcode = "event_whenflagclicked",
            next = (string?)"block-1",
            parent = (string?)null,
            inputs = new { },
            fields = new { },
            shadow = false,
            topLevel = true,
        }
        : new
        {
            opcode = "motion_movesteps",
            next = (string?)null,
            parent = (string?)"block-0",
            inputs = new { },
            fields = new { },
            shadow = false,
            topLevel = false,
        };
}

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The words of which names, titles and texts are made. Names need 64 words in each of the first two lists.</summary>
internal static class Words
{
    public static readonly string[] Qualities =
        ("Amber Blue Brave Bright Bronze Calm Candy Clever Cloudy Cool Coral Cosmic Crisp Dizzy Dusty Eager Early Fancy Fast "
        + "Fluffy Foggy Frosty Funky Fuzzy Gentle Giant Golden Grand Green Happy Hidden Honey Icy Jolly Jumpy Kind Lazy Lemon "
        + "Little Lucky Lunar Magic Mellow Mighty Minty Misty Neon Nimble Olive Orange Pixel Polar Proud Purple Quick Quiet Rapid "
        + "Royal Rusty Shiny Silver Snowy Sunny Turbo").Split(' ');

    public static readonly string[] Animals =
        ("Badger Bat Bear Beaver Bee Bison Bunny Camel Cat Cheetah Crab Crane Crow Deer Dingo Dodo Dog Dolphin Dragon Duck Eagle "
        + "Falcon Ferret Finch Fox Frog Gecko Giraffe Goat Goose Hamster Hare Hawk Hedgehog Heron Horse Ibis Iguana Jaguar Koala "
        + "Lemur Lion Lizard Lynx Mole Moose Mouse Newt Otter Owl Panda Parrot Penguin Pony Puffin Rabbit Raven Robin Seal Shark "
        + "Sloth Tiger Turtle Wolf").Split(' ');

    public static readonly string[] Places =
        ("Castle City Cave Desert Forest Galaxy Garden Harbor Island Jungle Lake Maze Meadow Moon Mountain Ocean Planet River "
        + "Space Temple Tower Village Volcano Winter").Split(' ');

    public static readonly string[] Kinds =
        ("Platformer,Clicker,Runner,Quiz,Animation,Music Box,Pen Art,Racing,Story,Simulator,Puzzle,Remake,Trailer,Dress Up,"
        + "Tower Defense,Multiplayer Chat,Pong,Maze Game").Split(',');

    public static readonly string[] Countries =
        ("United States,United Kingdom,Canada,Australia,Germany,France,Spain,Italy,Japan,Brazil,India,Antarctica,Poland,"
        + "Netherlands,Sweden,Turkey,South Africa,New Zealand,Mexico,Philippines,Ireland,Location not given").Split(',');

    public static readonly string[] Statuses =
    [
        "Working on something big.", "Making a platformer, level by level.", "Learning how lists work.",
        "Follow me for more games!", "On holiday, back in a week.",
        "Drawing sprites for a friend.", "", "New game every Friday.", "Looking for testers.", "I am almost done with my remake.",
    ];

    public static readonly string[] Bios =
    [
        "Hi! I like coding, music and cats.", "I make games and remix the good ones.", "Beginner, be kind.",
        "I have been here for a while.\nThanks for visiting!", "",
        "Art and animation.", "I love puzzles, maths and cloud variables.", "My projects are free to remix if you give credit.",
    ];

    public static readonly string[] Remarks =
    [
        "Nice!", "This is so cool", "How did you make the clouds?", "I got 42 points :)", "Can I remix this?", "First!",
        "The music is great", "Level 3 is hard", "Please make a part 2", "It lags a bit for me", "Well done, I love the colors",
        "Hi :D", "You should be featured", "I found a bug: the cat can leave the stage",
    ];

    public static readonly string[] Replies =
    [
        "Thanks!", "Me too", "Same here :)", "Yes, of course", "I will fix it", "No, sorry", "lol", "Try it with the arrow keys",
        "Good idea",
    ];

    public static readonly string[] Instructions =
    [
        "Press the green flag, then use the arrow keys.", "Click everything.",
        "WASD to move, space to jump.\nDo not touch red!", "Just watch.", "", "Type an answer and press enter.",
    ];

    public static readonly string[] Descriptions =
    [
        "Made in one weekend. Music from the library.", "Thanks to everyone who tested it!",
        "Version 1.2: faster, and with a new level.", "", "My entry for a game jam.",
        "Please say what you think in the comments.",
    ];

    public static readonly string[] StudioDescriptions =
    [
        "Add your best projects here!", "A place for friendly people. Read the rules first:\nbe kind, no spam.",
        "Everything about one theme.", "We meet on Saturdays.", "Everybody may add projects.",
    ];
}

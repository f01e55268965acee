using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Tests.Configuration.Keys;

public sealed class OptionsSectionTests
{
    private readonly SectionNode _section = OptionsSection.Of(new Sample(), new More());

    [Fact]
    public void Properties_of_all_classes_are_keys_found_without_regard_to_case()
    {
        Assert.Equal(["Count", "Wait", "Limit", "Names", "Address", "IsOn"], _section.Properties.Select(property => property.Name));
        Assert.Equal("Count", _section.Find("COUNT")!.Name);
        Assert.Null(_section.Find("Computed"));
        Assert.Null(_section.Find("ForCode"));
    }

    [Fact]
    public void Defaults_are_what_a_new_object_has()
    {
        Assert.Equal("5", Node("Count").Default);
        Assert.Equal("00:00:02", Node("Wait").Default);
        Assert.Null(Node("Limit").Default);
        Assert.Equal("true", Node("IsOn").Default);
    }

    [Fact]
    public void Types_and_ranges_come_from_the_properties()
    {
        Assert.IsType<IntegerSetting>(Node("Count").Type);
        Assert.Null(Node("Limit").Type.Read("11"));
        Assert.IsType<DurationSetting>(Node("Wait").Type);
        Assert.IsType<AddressSetting>(Node("Address").Type);
        Assert.IsType<ListNode>(_section.Find("Names")!.Node);
    }

    [Fact]
    public void A_number_without_a_range_is_a_mistake_of_the_programmer()
    {
        var error = Assert.Throws<InvalidOperationException>(() => OptionsSection.Of(new Unbounded()));

        Assert.Contains("Unbounded.Count", error.Message, StringComparison.Ordinal);
    }

    private ValueNode Node(string name) => Assert.IsType<ValueNode>(_section.Find(name)!.Node);

    private sealed class Sample
    {
        [Range(1, 10)]
        public int Count { get; set; } = 5;

        [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
        public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(2);

        [Range(1, 10)]
        public int? Limit { get; set; }

        public IList<string> Names { get; } = [];

        public string Computed => "no key";

        [Browsable(false)]
        public object? ForCode { get; set; }
    }

    private sealed class More
    {
        public string Address { get; set; } = "::1";

        public bool IsOn { get; set; } = true;
    }

    private sealed class Unbounded
    {
        public int Count { get; set; }
    }
}

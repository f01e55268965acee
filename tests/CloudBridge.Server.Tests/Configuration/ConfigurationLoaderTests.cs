using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Http;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class ConfigurationLoaderTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<KeyValuePair<string, string?>> _arguments = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_shipped_is_right_and_joins_one_embedded_project()
    {
        var configuration = Load();

        Assert.Empty(configuration.Faults);
        var (name, cloud) = Assert.Single(configuration.Clouds());
        Assert.Equal("Embedded", name);
        Assert.Equal(CloudKind.Embedded, cloud.Kind);
        Assert.Equal(["demo"], cloud.Projects);
        Assert.Equal(8080, configuration.Get<HttpOptions>(HttpOptions.Section).Port);
        Assert.Equal(9080, configuration.CloudServer().Port);
        Assert.True(configuration.RunsCloudServer());
    }

    [Fact]
    public void Later_sources_win_file_then_named_file_then_environment_then_command_line()
    {
        _folder.Write("appsettings.json", """{ "Http": { "Port": 1 }, "CloudServer": { "Port": 2 }, "Requests": { "QueueLength": 3, "Concurrency": 4 } }""");
        var named = _folder.Write("named.json", """{ "CloudServer": { "Port": 20 }, "Requests": { "QueueLength": 30, "Concurrency": 40 } }""");
        _variables["CLOUDBRIDGE__REQUESTS__QUEUELENGTH"] = "300";
        _variables["CLOUDBRIDGE__REQUESTS__CONCURRENCY"] = "400";
        Set("Requests:Concurrency", "4000");

        var configuration = Load(named);

        Assert.Equal(1, configuration.Get<HttpOptions>(HttpOptions.Section).Port);
        Assert.Equal(20, configuration.CloudServer().Port);
        var requests = configuration.Get<RequestOptions>(CloudSections.Requests);
        Assert.Equal(300, requests.QueueLength);
        Assert.Equal(4000, requests.Concurrency);
    }

    [Fact]
    public void A_file_is_found_from_the_working_directory()
    {
        _folder.Write("other.json", """{ "Http": { "Port": 7 } }""");

        Assert.Equal(7, Load("other.json").Get<HttpOptions>(HttpOptions.Section).Port);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_fault()
    {
        var fault = Assert.Single(Load("nowhere.json").Faults);

        Assert.EndsWith("nowhere.json", fault.Key, StringComparison.Ordinal);
        Assert.Contains("not there", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_json_is_a_fault_with_the_place()
    {
        _folder.Write("appsettings.json", "{ \"Http\": { \"Port\" 1 } }");

        var fault = Assert.Single(Load().Faults);

        Assert.EndsWith("appsettings.json", fault.Key, StringComparison.Ordinal);
        Assert.Contains("LineNumber", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_names_its_source_and_what_was_probably_meant()
    {
        _variables["CLOUDBRIDGE__HTTP__PROT"] = "8000";

        var fault = Assert.Single(Load().Faults);

        Assert.Equal("HTTP:PROT", fault.Key);
        Assert.Contains("Did you mean Http:Port?", fault.Problem, StringComparison.Ordinal);
        Assert.Equal("environment variable CLOUDBRIDGE__HTTP__PROT", fault.Source);
    }

    [Fact]
    public void An_unknown_key_like_no_other_lists_those_there_are()
    {
        Set("Requests:Colour", "red");

        Assert.Contains("Requests has Timeout, QueueLength", Assert.Single(Load().Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_section_is_a_fault_for_each_key_in_it()
    {
        _folder.Write("appsettings.json", """{ "Htpp": { "Port": 1 } }""");

        Assert.All(Load().Faults, fault => Assert.Contains("Did you mean Http?", fault.Problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Http:Port", "eighty")]
    [InlineData("Http:Port", "65536")]
    [InlineData("Http:Port", "-1")]
    [InlineData("Http:Port", "")]
    [InlineData("Http:Address", "localhost")]
    [InlineData("CloudServer:Enabled", "yes")]
    [InlineData("CloudServer:PingInterval", "30")]
    [InlineData("CloudServer:PingInterval", "2 h")]
    [InlineData("Cloud:Embedded:Kind", "Mars")]
    [InlineData("Cloud:Embedded:Url", "http://127.0.0.1/")]
    [InlineData("Cloud:Embedded:User", "a name")]
    [InlineData("Requests:Timeout", "0 s")]
    [InlineData("Serilog:MinimumLevel:Default", "Chatty")]
    public void A_value_of_the_wrong_type_or_range_names_key_source_range_and_example(string key, string value)
    {
        Set(key, value);

        var fault = Assert.Single(Load().Faults);

        Assert.Equal(key, fault.Key);
        Assert.Contains(value, fault.Problem, StringComparison.Ordinal);
        Assert.Equal("command line", fault.Source);
        Assert.NotNull(fault.Allowed);
        Assert.Contains("=", fault.Example, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_in_a_fault_is_right_itself()
    {
        Set("Http:Port", "x");
        Set("CloudServer:StalledAfter", "x");
        Set("Cloud:Embedded:ValueLength", "x");
        Set("Cloud:Embedded:Url", "x");
        Set("Requests:Timeout", "x");
        var examples = Load().Faults.Select(fault => fault.Example!.Split('=', 2)).ToArray();
        Assert.Equal(5, examples.Length);

        _arguments.Clear();
        foreach (var example in examples)
        {
            Set(example[0], example[1]);
        }

        Assert.Empty(Load().Faults);
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        Set("Http:Port", "x");
        Set("Http:Prot", "1");
        Set("CloudServer:MaxRooms", "0");

        Assert.Equal(3, Load().Faults.Count);
    }

    [Fact]
    public void A_list_in_a_later_source_replaces_the_whole_list()
    {
        _folder.Write("appsettings.json", """{ "Cloud": { "Embedded": { "Projects": [ "a", "b", "c" ] } } }""");
        Assert.Equal(["a", "b", "c"], Load().Clouds()["Embedded"].Projects);

        _variables["CLOUDBRIDGE__CLOUD__EMBEDDED__PROJECTS__0"] = "d";
        Assert.Equal(["d"], Load().Clouds()["Embedded"].Projects);

        Set("Cloud:Embedded:Projects", "e, f");
        Assert.Equal(["e", "f"], Load().Clouds()["Embedded"].Projects);
    }

    [Fact]
    public void An_empty_list_takes_the_earlier_one_back()
    {
        _folder.Write("appsettings.json", """{ "Cloud": { "Embedded": { "Projects": [] } } }""");

        Assert.Equal("Cloud:Embedded:Projects", Assert.Single(Load().Faults).Key);
    }

    [Fact]
    public void Null_takes_an_earlier_value_back()
    {
        _folder.Write("appsettings.json", """{ "Http": { "Port": 1 } }""");
        var later = _folder.Write("later.json", """{ "Http": { "Port": null } }""");

        Assert.Equal(8080, Load(later).Get<HttpOptions>(HttpOptions.Section).Port);
    }

    [Fact]
    public void Case_does_not_matter_and_the_first_spelling_of_a_name_stays()
    {
        _variables["cloudbridge__cloud__embedded__user"] = "Bridge";
        Set("cloud:EMBEDDED:setinterval", "50ms");

        var (name, cloud) = Assert.Single(Load().Clouds());

        Assert.Equal("Embedded", name);
        Assert.Equal("Bridge", cloud.User);
        Assert.Equal(TimeSpan.FromMilliseconds(50), cloud.SetInterval);
    }

    [Fact]
    public void A_value_cannot_stand_where_a_section_belongs_nor_below_a_value()
    {
        Set("Http:Port:Number", "1");
        Set("Cloud:Embedded", "on");
        Set("Cloud:Embedded:Projects:first", "demo");

        Assert.Collection(
            Load().Faults,
            fault => Assert.Contains("Http:Port is a single value", fault.Problem, StringComparison.Ordinal),
            fault => Assert.Contains("is a section", fault.Problem, StringComparison.Ordinal),
            fault => Assert.Contains("is a list", fault.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_setting_without_a_value_is_a_fault()
    {
        Set("Http:Port", null);

        Assert.Contains("needs a value", Assert.Single(Load().Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_of_other_programs_are_left_alone()
    {
        _variables["CLOUDBRIDGE"] = "1";
        _variables["CLOUDBRIDGE_UPDATE_FILES"] = "0";
        _variables["ASPNETCORE_URLS"] = "http://0.0.0.0:1";
        _variables["HTTP__PORT"] = "1";

        var configuration = Load();

        Assert.Empty(configuration.Faults);
        Assert.Equal(8080, configuration.Get<HttpOptions>(HttpOptions.Section).Port);
    }

    [Fact]
    public void Serilog_is_free_to_hold_anything()
    {
        Set("Serilog:WriteTo:0:Name", "File");
        Set("Serilog:WriteTo:0:Args:path", "logs/x.json");

        Assert.Empty(Load().Faults);
    }

    private void Set(string key, string? value) => _arguments.Add(KeyValuePair.Create(key, value));

    private ServerConfiguration Load(string? file = null) => ServerFeatures.Loader.Load(new(_folder.Path, file, _variables, _arguments));
}

using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>The users of a country.</summary>
internal sealed class CountryFields : FieldTable<CountryCount>
{
    public CountryFields()
    {
        AddText("country", "the country", country => country.Country, isUsual: true);
        AddNumber("users", "how many users", country => country.Users, isUsual: true);
    }
}

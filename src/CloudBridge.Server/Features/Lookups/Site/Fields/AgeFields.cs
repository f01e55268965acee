using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>The users of an age.</summary>
internal sealed class AgeFields : FieldTable<AgeCount>
{
    public AgeFields()
    {
        AddNumber("age", "the age in years", age => age.Age, isUsual: true);
        AddNumber("users", "how many users", age => age.Users, isUsual: true);
    }
}

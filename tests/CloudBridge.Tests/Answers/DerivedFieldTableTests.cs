namespace CloudBridge.Tests.Answers;

public sealed class DerivedFieldTableTests
{
    [Fact]
    public void A_derived_table_may_have_other_usual_fields()
    {
        Assert.Equal(["name"], Usual(new PetFields()));
        Assert.Equal(["age"], Usual(new OldPetFields()));
        Assert.Throws<InvalidOperationException>(() => new BadPetFields());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("all", null)]
    [InlineData("AGE,name", null)]
    [InlineData("name,color", "There is no field color. Fields: name, age")]
    public void Fields_can_be_looked_at_before_anything_is_fetched(string fields, string? sentence) =>
        Assert.Equal(sentence, new PetFields().Check(new AnswerStyle(fields))?.Content);

    [Theory]
    [InlineData("name, age", true)]
    [InlineData("AGE", true)]
    [InlineData("all", false)]
    [InlineData("", false)]
    public void A_style_tells_which_fields_it_names(string fields, bool names) => Assert.Equal(names, new AnswerStyle(fields).Names("age"));

    private static IEnumerable<string> Usual(FieldTable table) => table.Fields.Where(field => field.IsUsual).Select(field => field.Name);

    private class PetFields : FieldTable<(string Name, int Age)>
    {
        public PetFields()
        {
            AddText("name", "the name", pet => pet.Name, isUsual: true);
            AddNumber("age", "the age in years", pet => pet.Age);
        }
    }

    private sealed class OldPetFields : PetFields
    {
        public OldPetFields() => SetUsual("age");
    }

    private sealed class BadPetFields : PetFields
    {
        public BadPetFields() => SetUsual("color");
    }
}

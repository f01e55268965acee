using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A language of translations.</summary>
internal sealed class TranslationLanguageFields : FieldTable<TranslationLanguage>
{
    public TranslationLanguageFields()
    {
        AddText("code", "the code, such as fr", language => language.Code, isUsual: true);
        AddText("name", "the English name", language => language.Name, isUsual: true);
    }
}

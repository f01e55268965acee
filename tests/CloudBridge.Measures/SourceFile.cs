using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudBridge.Measures;

/// <summary>One file of C#, read.</summary>
/// <param name="Project">The project it belongs to.</param>
/// <param name="Room">The top folder within the project; empty for what lies beside the project file.</param>
/// <param name="Lines">Its text.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record SourceFile(string Project, string Room, string[] Lines, CompilationUnitSyntax Root)
{
    /// <summary>The types it declares that are in no other.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> Types { get; } =
        [.. Root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && member.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)];

    /// <summary>Every identifier that its code uses.</summary>
    public IReadOnlySet<string> Identifiers { get; } =
        Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);

    /// <summary>The name of a type, as it is written.</summary>
    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.ValueText,
        DelegateDeclarationSyntax declared => declared.Identifier.ValueText,
        _ => throw new ArgumentException($"{type.Kind()} is no type.", nameof(type)),
    };

    /// <summary>The namespace of a type.</summary>
    public static string NamespaceOf(MemberDeclarationSyntax type) => (type.Parent as BaseNamespaceDeclarationSyntax)?.Name.ToString() ?? "";

    /// <summary>Reads a file.</summary>
    public static SourceFile Read(string path, string project, string room)
    {
        var text = File.ReadAllText(path);
        return new SourceFile(project, room, text.TrimEnd('\n').Split('\n'), CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot());
    }
}

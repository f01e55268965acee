using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudBridge.Measures;

/// <summary>One file of C#, read.</summary>
/// <param name="Project">The project it belongs to.</param>
/// <param name="Room">The top folder within the project; empty for what lies beside the project file.</param>
/// <param name="Path">Its path within the project.</param>
/// <param name="Lines">Its text.</param>
/// <param name="Root">Its syntax.</param>
public sealed record SourceFile(string Project, string Room, string Path, IReadOnlyList<string> Lines, CompilationUnitSyntax Root)
{
    /// <summary>The types it declares that are in no other.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> Types { get; } =
        [.. Root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(IsTopType)];

    /// <summary>Every identifier of its code.</summary>
    public IReadOnlySet<string> Identifiers { get; } =
        Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names that may be those of types: neither what it declares, nor members behind a dot or in an initializer.</summary>
    public IReadOnlySet<string> NamesUsed { get; } =
        Root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => !IsMember(name)).SelectMany(Spellings).ToHashSet(StringComparer.Ordinal);

    /// <summary>The name of a type, as it is written.</summary>
    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.ValueText,
        DelegateDeclarationSyntax declared => declared.Identifier.ValueText,
        _ => throw new ArgumentException($"{type.Kind()} is no type.", nameof(type)),
    };

    /// <summary>The namespace of a type.</summary>
    public static string NamespaceOf(MemberDeclarationSyntax type) => (type.Parent as BaseNamespaceDeclarationSyntax)?.Name.ToString() ?? "";

    /// <summary>Reads a file of the project whose folder is given.</summary>
    public static SourceFile Read(string folder, string file)
    {
        var text = File.ReadAllText(file);
        var path = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');
        var room = path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
        return new SourceFile(System.IO.Path.GetFileName(folder), room, path, text.TrimEnd('\n').Split('\n'), CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot());
    }

    private static bool IsTopType(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && member.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax;

    private static bool IsMember(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        QualifiedNameSyntax { Parent: UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax } or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax => true,
        _ => false,
    };

    private static IEnumerable<string> Spellings(SimpleNameSyntax name) =>
        name.Parent is AttributeSyntax ? [name.Identifier.ValueText, name.Identifier.ValueText + "Attribute"] : [name.Identifier.ValueText];
}
